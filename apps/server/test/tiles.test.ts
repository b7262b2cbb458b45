import { execFile } from 'node:child_process'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { boundsOf, layOutTiles } from '@tessera/core/recipes'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Tiling } from '../src/contract/objects.ts'
import { type Failed, fetchBytes, newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles } from './server-process.ts'
import { makeTiling, patience, tileUrl } from './tiling-client.ts'

const run = promisify(execFile)
const slow = { timeout: 240_000 }

async function openTiled(recipe: object, { width = 700, height = 500 } = {}) {
  const server = await startServer()
  const client = await newClient(server)
  const image = await client.store(await photograph({ width, height }), 'Sea & sky.jpg')
  const { tiling } = await makeTiling(client, image.id, recipe)
  return { server, client, image, tiling }
}

async function archiveOf(server: ServerProcess): Promise<string> {
  const name = (await storedFiles(server)).find((file) => file.endsWith('.zip'))
  return join(server.folder, 'blobs', name ?? '')
}

/** Every tile of the full level, by its link. */
function* fullLevel(tiling: Tiling) {
  for (let row = 0; row < tiling.rows; row++)
    for (let column = 0; column < tiling.columns; column++)
      yield { column, row, url: tileUrl(tiling, tiling.levels - 1, column, row) }
}

describe('tiles', () => {
  it('have all their links under one token, with the headers of files', slow, async () => {
    const { server, tiling } = await openTiled({ tileSize: 128, depth: 'pyramid' })
    const { dzi, manifest, tile, zip } = tiling.urls ?? { dzi: '', manifest: '', tile: '', zip: '' }
    const prefix = dzi.slice(0, -'image.dzi'.length)
    expect([manifest, tile]).toEqual([
      `${prefix}manifest.json`,
      `${prefix}image_files/{level}/{column}_{row}.jpeg`,
    ])
    const described = await fetch(dzi)
    expect(described.headers.get('content-type')).toBe('application/xml')
    expect(await described.text()).toMatch(/TileSize="128"[\s\S]*Height="500"[\s\S]*Width="700"/)
    expect(await (await fetch(manifest)).json()).toMatchObject({
      version: 1,
      width: 700,
      height: 500,
      levels: 11,
    })

    const first = await fetch(tileUrl(tiling, 10, 0, 0))
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String((await first.arrayBuffer()).byteLength),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
      'referrer-policy': 'no-referrer',
    })
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(tileUrl(tiling, 10, 0, 0), { headers: { 'If-None-Match': etag } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    const other = await fetch(tileUrl(tiling, 10, 1, 0), { headers: { 'If-None-Match': etag } })
    expect(other.status).toBe(200)
    const head = await fetch(tileUrl(tiling, 10, 0, 0), { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'))
    const preflight = await fetch(tileUrl(tiling, 10, 0, 0), { method: 'OPTIONS' })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')

    // The archive: whole, in parts that go on where the last one ended, to be saved, and sound for another reader.
    const whole = await fetchBytes(zip)
    const shown = await fetch(zip, { method: 'HEAD' })
    expect(shown.headers.get('content-disposition')).toBe('inline; filename="Sea & sky.zip"')
    const saved = await fetch(`${zip}?download`, { headers: { Range: 'bytes=1000-' } })
    expect([
      saved.status,
      saved.headers.get('content-disposition'),
      saved.headers.get('content-type'),
    ]).toEqual([206, 'attachment; filename="Sea & sky.zip"', 'application/zip'])
    expect(Buffer.from(await saved.arrayBuffer()).equals(whole.subarray(1000))).toBe(true)
    const file = join(server.folder, 'downloaded.zip')
    await writeFile(file, whole)
    expect((await run('unzip', ['-t', file])).stdout).toContain('No errors detected')
  })

  it('put together are the upright picture, pixel for pixel', slow, async () => {
    const server = await startServer()
    const client = await newClient(server)
    // Lies on its side, as phones write it.
    const bytes = await sharp(await photograph({ width: 413, height: 301 }))
      .jpeg({ quality: 90 })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const image = await client.store(bytes)
    const expected = await sharp(bytes).autoOrient().raw().toBuffer()
    for (const recipe of [
      { tileSize: 100, overlap: 0, edges: 'crop' },
      { tileSize: 64, overlap: 3, edges: 'crop' },
      { tileSize: 128, overlap: 0, edges: 'pad' },
    ] as const) {
      const { tiling } = await makeTiling(client, image.id, { ...recipe, format: 'png' })
      expect(tiling).toMatchObject({ ...recipe, width: 301, height: 413, quality: null, levels: 1 })
      const plan = layOutTiles(tiling, tiling)
      const together = Buffer.alloc(301 * 413 * 3, 1)
      for (const { column, row, url } of fullLevel(tiling)) {
        const at = boundsOf(plan, { column, row, ...recipe })
        const { data, info } = await sharp(await fetchBytes(url))
          .raw()
          .toBuffer({ resolveWithObject: true })
        expect(info).toMatchObject({ width: at.width, height: at.height, channels: 3 })
        for (let y = 0; y < Math.min(at.height, 413 - at.top); y++) {
          const length = Math.min(at.width, 301 - at.left) * 3
          const line = data.subarray(y * at.width * 3, y * at.width * 3 + length)
          line.copy(together, ((at.top + y) * 301 + at.left) * 3)
        }
      }
      expect(together.equals(expected)).toBe(true)
    }
  })

  it('that are not there are 404, and nothing is read for them', slow, async () => {
    const { server, tiling } = await openTiled({ tileSize: 128, depth: 'pyramid' })
    // An archive that cannot be read tells who looks at it.
    await writeFile(await archiveOf(server), 'no zip')
    expect((await fetch(tileUrl(tiling, 10, 0, 0))).status).toBe(503)
    const outside: [number | string, number | string, number | string][] = [
      [10, 6, 0],
      [10, 0, 4],
      [11, 0, 0],
      [9, 3, 0],
      [0, 0, 1],
      [-1, 0, 0],
      [10, '00', 0],
      ['010', 0, 0],
      [10, '1e0', 0],
      [10, 0.5, 0],
      [10, 999_999_999, 0],
      [10, '%30', 0],
      [10, '', ''],
    ]
    for (const [level, column, row] of outside) {
      const answer = await fetch(tileUrl(tiling, level, column, row))
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
    }
    const prefix = tiling.urls?.dzi.slice(0, -'image.dzi'.length)
    for (const path of [
      '',
      'image.png',
      'image_files/10/0_0.png',
      'image_files/10/0_0.jpeg/',
      'x/manifest.json',
      '%',
    ])
      expect((await fetch(prefix + path)).status, path).toBe(404)
  })

  it('are served for an untouched token only, until it expires', slow, async () => {
    const { tiling, image, server } = await openTiled({ tileSize: 256 })
    const url = tileUrl(tiling, 0, 0, 0)
    const start = url.indexOf('/files/') + '/files/'.length
    const end = url.indexOf('/', start)
    for (let at = start; at < end; at += 7) {
      const changed = url.slice(0, at) + (url[at] === 'A' ? 'B' : 'A') + url.slice(at + 1)
      expect([403, 404]).toContain((await fetch(changed)).status)
    }
    // The token of one file is no token of a prefix, and the other way about.
    const token = url.slice(start, end)
    expect((await fetch(image.url.replace(/[^/]*$/, 'image_files/0/0_0.jpeg'))).status).toBe(403)
    expect((await fetch(`${server.url}/files/${token}/${encodeURIComponent('photo.jpg')}`)).status).toBe(404)
    const short = await startServer({ env: { TESSERA_URL_TTL_SECONDS: '1' } })
    const client = await newClient(short)
    const brief = (await makeTiling(client, (await client.store(await photograph())).id, {})).tiling
    await expect.poll(async () => (await fetch(tileUrl(brief, 0, 0, 0))).status, patience).toBe(410)
    expect(((await (await fetch(brief.urls?.dzi ?? '')).json()) as Failed).error.code).toBe('LINK_EXPIRED')
    // On a busy machine a second may be over before a link that has just come is used.
    const renewed = async () => {
      const path = `/images/${brief.imageId}/tilings/${brief.id}`
      const { body } = await client.get<{ tiling: Tiling }>(path)
      return (await fetch(tileUrl(body.tiling, 0, 0, 0))).status
    }
    await expect.poll(renewed).toBe(200)
  })
})

describe('an archive that was damaged on the disk', () => {
  it(
    'gives 503 for what is not as it was written, never other pixels, and a line in the log',
    slow,
    async () => {
      const { server, tiling } = await openTiled({ tileSize: 64 })
      const path = await archiveOf(server)
      const whole = await readFile(path)
      const before = new Map<string, Buffer>()
      for (const { url } of fullLevel(tiling)) before.set(url, await fetchBytes(url))
      // What was sent lately is still known, as it was.
      await server.stop()
      const again = await server.start({ PORT: new URL(server.url).port })
      // Some bits here and there among the tiles: in pixels, in names, in headers.
      const damaged = Buffer.from(whole)
      for (let at = 500; at < damaged.length / 2; at += 3001) damaged[at] = (damaged[at] ?? 0) ^ 0x10
      await writeFile(path, damaged)
      let refused = 0
      for (const [url, bytes] of before) {
        const answer = await fetch(url)
        const received = Buffer.from(await answer.arrayBuffer())
        if (answer.status === 200) expect(received.equals(bytes)).toBe(true)
        else {
          expect(answer.status).toBe(503)
          expect((JSON.parse(received.toString()) as Failed).error).toMatchObject({
            code: 'UNAVAILABLE',
            message: 'The file of this tiling is damaged',
          })
          refused++
        }
      }
      expect(refused).toBeGreaterThan(5)
      expect(refused).toBeLessThan(before.size)
      // Once it is put back everything is there again, without a restart.
      await writeFile(path, whole)
      for (const [url, bytes] of before) expect((await fetchBytes(url)).equals(bytes)).toBe(true)
      // Cut short, and then gone: what was sent lately would still be known, so the server begins anew.
      await truncate(path, Math.floor(whole.length / 2))
      expect(await again.stop()).toBe(0)
      expect(again.output()).toContain(path.slice(path.indexOf('blobs/') + 'blobs/'.length))
      const last = tileUrl(tiling, 0, tiling.columns - 1, tiling.rows - 1)
      const port = new URL(server.url).port
      const short = await server.start({ PORT: port })
      expect((await fetch(last)).status).toBe(503)
      await short.stop()
      await rm(path)
      await server.start({ PORT: port })
      expect((await fetch(last)).status).toBe(404)
    },
  )
})
