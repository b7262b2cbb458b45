import { execFile } from 'node:child_process'
import { readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Image } from '../src/contract/objects.ts'
import { childrenOf, signalChildren } from './child-processes.ts'
import { type Client, type Failed, fetchBytes, newClient, type One } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'
import { makeTiling, patience, settleJob, tileUrl } from './tiling-client.ts'

const run = promisify(execFile)
const slow = { timeout: 240_000 }
/** Takes seconds for six megapixels. */
const manyTiles = { tileSize: 64, depth: 'pyramid', format: 'webp' }

async function openLarge(env: Record<string, string> = {}) {
  const server = await startServer({ env: { TESSERA_WORKERS: '1', ...env } })
  const client = await newClient(server)
  const image = await client.store(await photograph({ width: 3000, height: 2000 }))
  return { server, client, image, path: `/images/${image.id}/tilings` }
}

async function begin({ client, path }: { client: Client; path: string }): Promise<string> {
  const { body } = await client.send<One>('POST', path, manyTiles)
  const progress = async () => (await client.get<One>(`/jobs/${body.job.id}`)).body.job.progress
  await expect.poll(progress, { ...patience, interval: 20 }).toBeGreaterThan(0)
  return body.job.id
}

async function expectNothingMade(server: ServerProcess, client: Client, image: Image) {
  await expect.poll(() => temporaryFiles(server)).toEqual([])
  expect(await storedFiles(server)).toHaveLength(2)
  expect(await client.quota()).toMatchObject({ bytes: { used: image.bytes } })
}

describe('a tiling under way', () => {
  it('survives its process', slow, async () => {
    const { server, client, image, path } = await openLarge()
    const jobId = await begin({ client, path })
    signalChildren(server.child.pid ?? 0, 'SIGKILL')
    expect(await settleJob(client, jobId)).toMatchObject({ status: 'ready', attempts: 2, error: null })
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await storedFiles(server)).toHaveLength(3)
    expect(image.bytes).toBeLessThan((await client.quota()).bytes.used)
  })

  it('is taken up again after the server was killed', slow, async () => {
    const { server, client, path } = await openLarge()
    const jobId = await begin({ client, path })
    await server.kill()
    const again = await server.start({ PORT: new URL(server.url).port })
    expect(await settleJob(client, jobId)).toMatchObject({ status: 'ready', error: null })
    const { tilings } = (await client.get<{ tilings: One['tiling'][] }>(path)).body
    const [tiling] = tilings
    if (!tiling) throw new Error('it is listed')
    expect((await fetchBytes(tiling.urls?.zip ?? '')).length).toBe(tiling.bytes)
    expect(
      (await fetch(tileUrl(tiling, tiling.levels - 1, tiling.columns - 1, tiling.rows - 1))).status,
    ).toBe(200)
    await expect.poll(() => temporaryFiles(again)).toEqual([])
    expect(await storedFiles(again)).toHaveLength(3)
  })

  it('tells how far it is, at least twice a second, to whoever follows', slow, async () => {
    const { server, client, path } = await openLarge()
    const stop = new AbortController()
    const response = await fetch(`${server.url}/trpc/events.follow?input=${encodeURIComponent('{}')}`, {
      headers: { Authorization: `Bearer ${client.token}`, Accept: 'text/event-stream' },
      signal: stop.signal,
    })
    const seen: { type?: string; progress?: number; tilingId?: string; jobId?: string }[] = []
    const opened = Promise.withResolvers<void>()
    const reading = (async () => {
      let text = ''
      for await (const chunk of response.body ?? []) {
        opened.resolve()
        text += Buffer.from(chunk).toString()
        const lines = text.split('\n')
        text = lines.pop() ?? ''
        for (const line of lines) if (/^data: \{.*\}$/.test(line)) seen.push(JSON.parse(line.slice(6)))
      }
    })().catch(() => {})
    // The first lump says that it is open: what happens from now on is seen.
    await opened.promise
    const { job, tiling } = await makeTiling(client, path.split('/')[2] ?? '', manyTiles)
    // The stream begins with a message that is no event.
    const types = () => seen.flatMap(({ type }) => type ?? [])
    await expect.poll(types, patience).toContain('tiling.ready')
    stop.abort()
    await reading
    const told = seen.filter(({ type }) => type === 'job.progress')
    for (const one of told) expect(one).toMatchObject({ jobId: job.id, tilingId: tiling.id })
    const shares = told.map(({ progress = 0 }) => progress)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const seconds = (Date.parse(job.finishedAt ?? '') - Date.parse(job.startedAt ?? '')) / 1000
    expect(shares.length).toBeGreaterThanOrEqual(Math.min(2, Math.floor(seconds)))
    expect(types().filter((type) => type !== 'job.progress')).toEqual([
      'tiling.queued',
      'job.started',
      'tiling.ready',
    ])
  })
})

describe('a tiling that fails', () => {
  it('of a file that stops in the middle is BAD_IMAGE, and gives everything back', slow, async () => {
    const { server, client, image, path } = await openLarge()
    const [name = ''] = (await storedFiles(server)).filter((file) => file.includes('original'))
    await truncate(join(server.folder, 'blobs', name), Math.floor(image.bytes * 0.6))
    const { tiling, job } = await makeTiling(client, image.id, { format: 'png' })
    expect(job).toMatchObject({ status: 'failed', attempts: 1, error: { code: 'BAD_IMAGE' } })
    expect(tiling).toMatchObject({ status: 'failed', urls: null, bytes: null, error: { code: 'BAD_IMAGE' } })
    await expectNothingMade(server, client, image)
    // A failed one takes no place: four others fit, and it can be asked for again.
    expect((await client.send('POST', path, { format: 'png' })).status).toBe(202)
  })

  it('for want of room is refused before it begins', slow, async () => {
    const { server, client, image, path } = await openLarge()
    await server.stop()
    const full = await server.start({ PORT: new URL(server.url).port, TESSERA_MIN_FREE_BYTES: '1e15' })
    const answer = await client.send<Failed>('POST', path, {})
    expect(answer).toMatchObject({ status: 507, body: { error: { code: 'OUT_OF_DISK' } } })
    expect((await client.get<{ total: number }>(path)).body.total).toBe(0)
    await expectNothingMade(full, client, image)
  })

  it('as the disk becomes full meanwhile is OUT_OF_DISK, and leaves nothing', slow, async () => {
    const { server, client, image } = await openLarge()
    // For a file that would be larger the disk is full; the journal and the other files are smaller.
    // The decoding processes that there are go: those that follow have the limit of the server.
    await run('prlimit', [`--pid=${server.child.pid}`, '--fsize=6000000'])
    signalChildren(server.child.pid ?? 0, 'SIGKILL')
    await expect.poll(() => childrenOf(server.child.pid ?? 0)).toEqual([])
    const { tiling, job } = await makeTiling(client, image.id, { format: 'png' })
    expect(job).toMatchObject({ status: 'failed', error: { code: 'OUT_OF_DISK' } })
    expect(tiling).toMatchObject({ status: 'failed', error: { code: 'OUT_OF_DISK' } })
    await expectNothingMade(server, client, image)
    expect((await makeTiling(client, image.id, { tileSize: 1024, quality: 20 })).job.status).toBe('ready')
  })

  it('beyond the bytes of its account is QUOTA_EXCEEDED, and leaves nothing', slow, async () => {
    const picture = await photograph({ width: 1200, height: 900 })
    const server = await startServer({ env: { TESSERA_BYTES_PER_USER: String(picture.length * 2) } })
    const client = await newClient(server)
    const image = await client.store(picture)
    const { job } = await makeTiling(client, image.id, { format: 'png' })
    expect(job).toMatchObject({ status: 'failed', error: { code: 'QUOTA_EXCEEDED' } })
    await expectNothingMade(server, client, image)
    const original = await readFile(
      join(
        server.folder,
        'blobs',
        (await storedFiles(server)).find((file) => file.includes('original')) ?? '',
      ),
    )
    expect(original.equals(picture)).toBe(true)
  })
})
