import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Failed, newClient, type One, postJson } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'
import { type Created, compress, create, open, refusal, share } from './share-client.ts'

describe('shares', () => {
  it('show images to anybody who has the link, over REST and tRPC, until they are revoked', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [sea, sky] = [
      await client.store(await photograph({ width: 900, height: 600 }), 'sea.jpg'),
      await client.store(await photograph({ width: 64, height: 64, format: 'png', seed: 2 }), 'sky.png'),
    ]
    const made = await share(client, { imageIds: [sky.id, sea.id, sky.id], title: 'By the sea' })
    expect(made.url).toBe(`${server.url}/s/${made.token}`)
    expect(made.share).toMatchObject({
      title: 'By the sea',
      imageIds: [sky.id, sea.id],
      compressionIds: [],
      tilingId: null,
      hasPassword: false,
      views: 0,
    })
    const days = (Date.parse(made.share.expiresAt) - Date.parse(made.share.createdAt)) / 86_400_000
    expect(days).toBe(7)

    const { status, body, headers } = await open(server, made.token)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body.share).toMatchObject({
      title: 'By the sea',
      images: [
        { status: 'ready', name: 'sky.png', format: 'png', width: 64, height: 64 },
        { status: 'ready', name: 'sea.jpg', format: 'jpeg', width: 900, height: 600 },
      ],
      compressions: [],
    })
    for (const picture of body.share.images) {
      const response = await fetch(`${picture.url}?download`)
      expect(response.headers.get('content-disposition')).toBe(`attachment; filename=${picture.name}`)
      expect((await response.arrayBuffer()).byteLength).toBe(picture.bytes)
      expect((await fetch(picture.thumbnail?.url ?? '')).status).toBe(200)
    }
    expect(JSON.stringify(body)).not.toContain(sea.url)
    expect(body.share.images[1]?.url).not.toBe(sea.url)

    const trpc = createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({ url: `${server.url}/trpc`, headers: { Authorization: `Bearer ${client.token}` } }),
      ],
    })
    const second = await trpc.shares.create.mutate({ imageIds: [sea.id], expiresInHours: 24 })
    const stranger = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] })
    const token = second.url.split('/s/')[1] ?? ''
    expect((await stranger.shared.open.mutate({ token })).share.images).toHaveLength(1)
    expect(await trpc.shares.update.mutate({ id: second.share.id, title: 'Sea' })).toMatchObject({
      share: { title: 'Sea' },
    })
    expect(await trpc.shares.list.query({})).toMatchObject({
      shares: [{ id: second.share.id }, { id: made.share.id }],
      total: 2,
      nextCursor: null,
    })
    await trpc.shares.delete.mutate({ id: second.share.id })
    expect((await client.get(`/shares/${second.share.id}`)).status).toBe(404)

    // What the other share showed is still there: the first one shows it as well. With that one, the links go that were given out.
    expect((await fetch(body.share.images[1]?.url ?? '')).status).toBe(200)
    expect((await client.send('DELETE', `/shares/${made.share.id}`)).status).toBe(204)
    expect(refusal(await open(server, made.token))).toEqual([404, 'NOT_FOUND'])
    for (const picture of body.share.images) expect((await fetch(picture.url ?? '')).status).toBe(404)
    expect((await storedFiles(server)).filter((path) => path.includes('shared'))).toEqual([])
    expect((await fetch(sea.url)).status).toBe(200)
  })

  it('are refused for nothing, too much, what is not ready, and times out of range', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const imageIds = [image.id]
    const bad: Record<string, unknown>[] = [
      {},
      { imageIds: [] },
      { imageIds, compressionIds: ['x'] },
      { imageIds, tilingId: 'x' },
      { imageIds: Array.from({ length: 201 }, (_, n) => String(n)) },
      { imageIds, expiresInHours: 0 },
      { imageIds, expiresInHours: -1 },
      { imageIds, expiresInHours: 8761 },
      { imageIds, expiresInHours: '24' },
      { imageIds, password: 'abc' },
      { imageIds, password: 'x'.repeat(257) },
      { imageIds, title: 'a\u0000b' },
      { imageIds, title: 'x'.repeat(10_000) },
      { imageIds, colour: 'red' },
    ]
    for (const body of bad)
      expect(refusal(await create(client, body)), JSON.stringify(body)).toEqual([400, 'INVALID_INPUT'])
    expect((await create(client, {})).body.error.message).toBe(
      'Expected exactly one of imageIds, compressionIds, tilingId',
    )
    for (const body of [
      { imageIds: ['nothing'] },
      { imageIds: [image.id, '0'.repeat(26)] },
      { compressionIds: [image.id] },
      { tilingId: image.id },
    ])
      expect(refusal(await create(client, body)), JSON.stringify(body)).toEqual([404, 'NOT_FOUND'])
    const cancelled = await client.send<One>(
      'POST',
      `/images/${image.id}/compressions`,
      { format: 'avif', effort: 9 },
      { Prefer: 'respond-async' },
    )
    await client.send('DELETE', `/jobs/${cancelled.body.job.id}`)
    const unready = await create(client, { compressionIds: [cancelled.body.compression.id] })
    expect(refusal(unready)).toEqual([404, 'NOT_GENERATED'])
    expect((await client.get<{ total: number }>('/shares')).body.total).toBe(0)
  })

  it('are their owner’s alone, and a token must be allowed to read and to write', async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const image = await owner.store(await photograph())
    const { id } = await compress(owner, image.id, { format: 'webp', width: 300 })
    expect(refusal(await create(stranger, { imageIds: [image.id] }))).toEqual([404, 'NOT_FOUND'])
    expect(refusal(await create(stranger, { compressionIds: [id] }))).toEqual([404, 'NOT_FOUND'])
    const own = await stranger.store(await photograph({ seed: 5 }))
    expect(refusal(await create(stranger, { imageIds: [own.id, image.id] }))).toEqual([404, 'NOT_FOUND'])
    const made = await share(owner, { imageIds: [image.id] })
    const path = `/shares/${made.share.id}`
    expect((await stranger.get(path)).status).toBe(404)
    expect((await stranger.send('PATCH', path, { title: 'mine' })).status).toBe(404)
    expect((await stranger.send('DELETE', path)).status).toBe(404)
    expect((await stranger.get<{ total: number }>('/shares')).body.total).toBe(0)
    for (const scopes of [['read'], ['write']]) {
      const { body } = await owner.send<{ token: string }>('POST', '/tokens', { name: 'narrow', scopes })
      const headers = { Authorization: `Bearer ${body.token}` }
      const answer = await postJson<Failed>(`${server.url}/api/v1/shares`, { imageIds: [image.id] }, headers)
      expect(refusal(answer), scopes.join()).toEqual([403, 'FORBIDDEN'])
    }
  })

  it('expire, with every link that they gave out', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token, share: made } = await share(client, { imageIds: [image.id], expiresInHours: 10 / 3600 })
    const { body } = await open(server, token)
    const [picture] = body.share.images
    expect(Date.parse(picture?.urlExpiresAt ?? '')).toBeLessThanOrEqual(Date.parse(made.expiresAt))
    await expect
      .poll(async () => (await open(server, token)).status, { timeout: 60_000, interval: 200 })
      .toBe(410)
    expect(refusal(await open(server, token))).toEqual([410, 'LINK_EXPIRED'])
    for (const url of [picture?.url, picture?.thumbnail?.url])
      expect((await fetch(url ?? '')).status).toBe(410)
    const later = await client.send<Created>('PATCH', `/shares/${made.id}`, { expiresInHours: 1 })
    expect(later.status).toBe(200)
    expect((await open(server, token)).status).toBe(200)
  })

  it('live by links of a quarter of an hour, however long those of the server live', async () => {
    const server = await startServer({ env: { TESSERA_URL_TTL_SECONDS: '604800' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 64, height: 64 }))
    const { token } = await share(client, { imageIds: [image.id], expiresInHours: 8760 })
    const [picture] = (await open(server, token)).body.share.images
    const ends = Date.parse(picture?.urlExpiresAt ?? '')
    expect(ends).toBeLessThan(Date.parse(image.urlExpiresAt))
    expect(ends - Date.now()).toBeLessThanOrEqual(1_200_000)
  })

  it('lose what is deleted, at once, and go with the last of it', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [first, second] = [
      await client.store(await photograph({ seed: 1 }), 'first.jpg'),
      await client.store(await photograph({ seed: 2 }), 'second.jpg'),
    ]
    const kept = await compress(client, first.id, { format: 'jpeg', metadata: 'keep' })
    const both = await share(client, { imageIds: [first.id, second.id] })
    const ofCompression = await share(client, { compressionIds: [kept.id] })
    const before = (await open(server, both.token)).body.share.images
    const [picture] = (await open(server, ofCompression.token)).body.share.compressions
    expect(picture).toMatchObject({ status: 'ready', thumbnail: { url: expect.any(String) } })
    await client.send('DELETE', `/images/${first.id}/compressions/${kept.id}`)
    expect(refusal(await open(server, ofCompression.token))).toEqual([404, 'NOT_FOUND'])
    for (const url of [picture?.url, picture?.thumbnail?.url])
      expect((await fetch(url ?? '')).status).toBe(404)
    await client.send('DELETE', `/images/${first.id}`)
    expect((await open(server, both.token)).body.share.images).toMatchObject([{ name: 'second.jpg' }])
    expect((await fetch(before[0]?.url ?? '')).status).toBe(404)
    expect((await fetch(before[1]?.url ?? '')).status).toBe(200)
    await client.send('DELETE', `/images/${second.id}`)
    expect(refusal(await open(server, both.token))).toEqual([404, 'NOT_FOUND'])
    expect(await storedFiles(server)).toEqual([])
  })

  it('make again what has been lost, and say what cannot be made', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const { token } = await share(client, { imageIds: [image.id] })
    expect((await open(server, token)).body.share.images).toMatchObject([{ status: 'ready' }])
    const blobs = join(server.folder, 'blobs')
    const [rendition = ''] = (await storedFiles(server)).filter((path) => path.includes('shared'))
    await rm(join(blobs, rendition))
    const again = (await open(server, token)).body.share.images[0]
    expect((await fetch(again?.url ?? '')).status).toBe(200)
    for (const path of await storedFiles(server)) if (!path.includes('thumbnail')) await rm(join(blobs, path))
    expect((await open(server, token)).body.share.images).toMatchObject([
      { status: 'failed', url: null, bytes: null, thumbnail: { width: 512 } },
    ])
  })
})
