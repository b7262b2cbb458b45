import { describe, expect, it } from 'vitest'
import type { Tiling } from '../src/contract/objects.ts'
import { type Failed, fetchBytes, newClient, type One } from './client.ts'
import { blackPng, photograph } from './pictures.ts'
import { startServer, storedFiles, temporaryFiles } from './server-process.ts'
import { makeTiling, patience, settleJob, tileUrl } from './tiling-client.ts'

const slow = { timeout: 240_000 }
type Tilings = { tilings: Tiling[]; nextCursor: string | null; total: number }

describe('a tiling', () => {
  it('is made by a job, listed, counted, delivered, and deleted without a trace', slow, async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 700, height: 500 }), 'Sea & sky.jpg')
    const path = `/images/${image.id}/tilings`

    const asked = await client.send<One>('POST', path, { tileSize: 128, depth: 'pyramid', quality: 70 })
    expect(asked.status).toBe(202)
    expect(asked.body.job).toMatchObject({
      kind: 'tiling',
      imageId: image.id,
      outputId: asked.body.tiling.id,
    })
    expect(asked.body.tiling).toMatchObject({ jobId: asked.body.job.id, urls: null, bytes: null })
    expect(await settleJob(client, asked.body.job.id)).toMatchObject({
      status: 'ready',
      progress: 1,
      error: null,
    })

    const { tiling } = (await client.get<One>(`${path}/${asked.body.tiling.id}`)).body
    expect(tiling).toMatchObject({
      status: 'ready',
      tileSize: 128,
      depth: 'pyramid',
      overlap: 0,
      edges: 'crop',
      format: 'jpeg',
      quality: 70,
      width: 700,
      height: 500,
      columns: 6,
      rows: 4,
      levels: 11,
      error: null,
    })
    const listed = (await client.get<Tilings>(path)).body
    expect(listed).toMatchObject({ total: 1, nextCursor: null })
    expect(listed.tilings[0]).toMatchObject({ id: tiling.id, status: 'ready' })
    expect(await client.quota()).toMatchObject({ bytes: { used: image.bytes + (tiling.bytes ?? 0) } })
    expect(await storedFiles(server)).toHaveLength(3)
    expect(await temporaryFiles(server)).toEqual([])
    expect((await fetchBytes(tiling.urls?.zip ?? '')).length).toBe(tiling.bytes)
    expect((await fetch(tileUrl(tiling, 10, 5, 3))).status).toBe(200)

    expect((await client.send('DELETE', `${path}/${tiling.id}`)).status).toBe(204)
    expect(await client.get(`${path}/${tiling.id}`)).toMatchObject({ status: 404 })
    expect(await client.send('DELETE', `${path}/${tiling.id}`)).toMatchObject({ status: 404 })
    for (const url of [tiling.urls?.zip, tiling.urls?.dzi, tileUrl(tiling, 10, 0, 0)])
      expect((await fetch(url ?? '')).status).toBe(404)
    expect(await client.quota()).toMatchObject({ bytes: { used: image.bytes } })
    expect(await storedFiles(server)).toHaveLength(2)
  })

  it('of the same recipe is the same one, and there are four of an image', slow, async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const path = `/images/${image.id}/tilings`
    const first = await client.send<One>('POST', path, { tileSize: 256 })
    expect(first.status).toBe(202)
    for (const same of [{ tileSize: 256 }, {}, { depth: 'one', overlap: 0, format: 'jpeg', quality: 80 }]) {
      const again = await client.send<One>('POST', path, same)
      expect(again).toMatchObject({ status: 200, body: { tiling: { id: first.body.tiling.id } } })
      expect(again.body.job.id).toBe(first.body.job.id)
    }
    for (const tileSize of [64, 128, 512])
      expect((await client.send('POST', path, { tileSize })).status).toBe(202)
    const fifth = await client.send<Failed>('POST', path, { tileSize: 1024 })
    expect(fifth).toMatchObject({
      status: 403,
      body: {
        error: { code: 'QUOTA_EXCEEDED', details: { resource: 'tilingsPerImage', used: 4, limit: 4 } },
      },
    })
    await settleJob(client, first.body.job.id)
    expect((await client.send<One>('POST', path, {})).body.tiling.status).toBe('ready')
    await client.send('DELETE', `${path}/${first.body.tiling.id}`)
    expect((await client.send('POST', path, { tileSize: 1024 })).status).toBe(202)
    expect((await client.get<Tilings>(path)).body.total).toBe(4)
  })

  it('is refused with a sentence where it cannot be made', slow, async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 1200, height: 1000 }))
    const path = `/images/${image.id}/tilings`
    const cases: [object, string][] = [
      [{ tileSize: 63 }, 'Expected integer between 64 and 1024 for tileSize but received 63 of type number'],
      [
        { tileSize: 1025 },
        'Expected integer between 64 and 1024 for tileSize but received 1025 of type number',
      ],
      [
        { edges: 'pad', depth: 'pyramid' },
        "Expected crop for edges of a pyramid but received 'pad' of type string",
      ],
      [{ size: 256 }, 'Unknown field size: expected one of tileSize, depth, overlap, format, quality, edges'],
    ]
    for (const [recipe, message] of cases) {
      const answer = await client.send<Failed>('POST', path, recipe)
      expect(answer).toMatchObject({ status: 400, body: { error: { code: 'INVALID_INPUT', message } } })
    }
    await server.stop()
    await server.start({ PORT: new URL(server.url).port, TESSERA_MAX_PIXELS: '1000000' })
    expect(await client.send<Failed>('POST', path, {})).toMatchObject({
      status: 413,
      body: {
        error: {
          code: 'TOO_LARGE',
          message: 'Expected at most 1,000,000 pixels but the image has 1,200,000: 1095 x 912 would do',
          details: { actual: 1_200_000, limit: 1_000_000, width: 1095, height: 912 },
        },
      },
    })
    expect((await client.get<Tilings>(path)).body.total).toBe(0)
  })

  it('is refused when it would have more than 150,000 tiles, with the size that would do', slow, async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(blackPng(24_000, 20_000), 'huge.png')
    const answer = await client.send<Failed>('POST', `/images/${image.id}/tilings`, {
      tileSize: 64,
      depth: 'pyramid',
    })
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', details: { limit: 150_000, tileSize: 128 } } },
    })
  })

  it('belongs to one account: for others there is none', slow, async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const image = await owner.store(await photograph())
    const theirs = await stranger.store(await photograph({ seed: 2 }))
    const { tiling } = await makeTiling(owner, image.id, {})
    for (const imageId of [image.id, theirs.id, 'nothing']) {
      const path = `/images/${imageId}/tilings`
      expect(await stranger.get(`${path}/${tiling.id}`)).toMatchObject({ status: 404 })
      expect(await stranger.send('DELETE', `${path}/${tiling.id}`)).toMatchObject({ status: 404 })
      if (imageId === theirs.id) continue
      expect(await stranger.get(path)).toMatchObject({ status: 404 })
      expect(await stranger.send('POST', path, {})).toMatchObject({ status: 404 })
    }
    expect(await owner.get(`/images/${image.id}/tilings/nothing`)).toMatchObject({ status: 404 })
    expect(await owner.get(`/images/${image.id}/tilings/${tiling.id}`)).toMatchObject({ status: 200 })
    expect(await fetch(`${server.url}/api/v1/images/${image.id}/tilings`)).toMatchObject({ status: 401 })
  })

  it('that is cancelled ends at once, leaves nothing, and can be asked for again', slow, async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 3000, height: 2000 }))
    const path = `/images/${image.id}/tilings`
    const { body } = await client.send<One>('POST', path, { tileSize: 64, depth: 'pyramid', format: 'webp' })
    const progress = async () => (await client.get<One>(`/jobs/${body.job.id}`)).body.job.progress
    await expect.poll(progress, { ...patience, interval: 20 }).toBeGreaterThan(0)
    expect(await client.send('DELETE', `/jobs/${body.job.id}`)).toMatchObject({
      status: 200,
      body: { job: { status: 'cancelled' } },
    })
    expect(await client.get(`${path}/${body.tiling.id}`)).toMatchObject({
      body: { tiling: { status: 'cancelled', urls: null } },
    })
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await storedFiles(server)).toHaveLength(2)
    expect(await client.quota()).toMatchObject({ bytes: { used: image.bytes } })
    // Deleting one that is being made ends it as well.
    const again = await client.send<One>('POST', path, { tileSize: 64, depth: 'pyramid', format: 'webp' })
    expect(again.status).toBe(202)
    const restarted = async () => (await client.get<One>(`/jobs/${again.body.job.id}`)).body.job.status
    await expect.poll(restarted, { ...patience, interval: 20 }).toBe('processing')
    expect((await client.send('DELETE', `${path}/${again.body.tiling.id}`)).status).toBe(204)
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect((await makeTiling(client, image.id, { tileSize: 1024 })).job.status).toBe('ready')
    expect(await storedFiles(server)).toHaveLength(3)
  })
})
