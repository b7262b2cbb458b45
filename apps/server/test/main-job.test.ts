import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Image } from '../src/contract/objects.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Failed, fetchBytes, newClient, type One, type Uploaded } from './client.ts'
import { decode, photograph } from './pictures.ts'
import { startServer, storedFiles, temporaryFiles } from './server-process.ts'

type Page = { images: Image[]; nextCursor: string | null; total: number }

describe('the main job over REST', () => {
  it('registers, uploads, lists, compresses, serves, and deletes without a trace', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const original = await photograph({ width: 1600, height: 1200 })

    const image = await client.store(original, 'Sea & sky.jpg')
    expect(image).toMatchObject({
      name: 'Sea & sky.jpg',
      format: 'jpeg',
      width: 1600,
      height: 1200,
      bytes: original.length,
      pages: 1,
    })
    expect(image.md5).toMatch(/^[0-9a-f]{32}$/)
    expect((await fetchBytes(image.url)).equals(original)).toBe(true)
    expect(await decode(await fetchBytes(image.thumbnail?.url ?? ''))).toMatchObject({
      format: 'webp',
      width: 512,
      height: 384,
    })

    const many = await client.upload(
      ...(await Promise.all(
        [1, 2, 3].map(async (seed) => ({ bytes: await photograph({ seed }), name: `${seed}.jpg` })),
      )),
    )
    expect(many.status).toBe(201)
    expect(many.body.images.map((result) => 'image' in result && result.image.name)).toEqual([
      '1.jpg',
      '2.jpg',
      '3.jpg',
    ])
    const list = await client.get<Page>('/images?limit=3&sort=name&order=asc')
    expect(list.body).toMatchObject({
      total: 4,
      images: [{ name: '1.jpg' }, { name: '2.jpg' }, { name: '3.jpg' }],
    })
    const rest = await client.get<Page>(
      `/images?limit=3&sort=name&order=asc&cursor=${encodeURIComponent(list.body.nextCursor ?? '')}`,
    )
    expect(rest.body).toMatchObject({ nextCursor: null, images: [{ name: 'Sea & sky.jpg' }] })

    const made = await client.send<One>('POST', `/images/${image.id}/compressions`, {
      format: 'webp',
      width: 800,
    })
    expect(made.status).toBe(201)
    const { compression } = made.body
    expect(compression).toMatchObject({
      status: 'ready',
      format: 'webp',
      width: 800,
      height: 600,
      quality: 80,
      attempts: 1,
      scale: 1,
      error: null,
    })
    const bytes = await fetchBytes(compression.url ?? '')
    expect(bytes.length).toBe(compression.bytes)
    expect(await decode(bytes)).toMatchObject({ format: 'webp', width: 800, height: 600 })

    const again = await client.send<One>('POST', `/images/${image.id}/compressions`, {
      quality: 80,
      width: 800,
      format: 'webp',
    })
    expect(again).toMatchObject({ status: 200, body: { compression: { id: compression.id } } })

    const { body: ids } = await client.get<Page>('/images')
    expect((await client.send('DELETE', `/images/${image.id}`)).status).toBe(204)
    expect((await client.get(`/images/${image.id}`)).status).toBe(404)
    expect((await fetch(image.url)).status).toBe(404)
    expect((await fetch(compression.url ?? '')).status).toBe(404)
    const deleted = await client.send('POST', '/images/delete', { ids: ids.images.map(({ id }) => id) })
    expect(deleted.body).toMatchObject({
      deleted: expect.objectContaining({ length: 3 }),
      notFound: [image.id],
    })
    expect(await storedFiles(server)).toEqual([])
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
  })

  it('answers at once with a job when asked to, and the job ends', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const path = `/images/${image.id}/compressions`
    const { status, body } = await client.send<One>(
      'POST',
      path,
      { format: 'avif' },
      { Prefer: 'respond-async' },
    )
    expect(status).toBe(202)
    expect(body).toMatchObject({
      job: { kind: 'compression', outputId: body.compression.id },
      compression: { url: null },
    })
    await expect
      .poll(async () => (await client.get<One>(`/jobs/${body.job.id}`)).body.job.status, { timeout: 120_000 })
      .toBe('ready')
    const { body: done } = await client.get<One>(`${path}/${body.compression.id}`)
    expect(await decode(await fetchBytes(done.compression.url ?? ''))).toMatchObject({
      format: 'heif',
      width: 640,
    })
  })

  it('takes the same bytes once, whoever asks how often at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.upload({ bytes })))
    const results = answers.map(({ body }) => body.images[0])
    const ids = results.map((result) => (result && 'image' in result ? result.image.id : result))
    expect(new Set(ids).size).toBe(1)
    expect(results.filter((result) => result && 'image' in result && !result.deduplicated)).toHaveLength(1)
    expect(await client.quota()).toMatchObject({ images: { used: 1 }, bytes: { used: bytes.length } })
    expect(await storedFiles(server)).toHaveLength(2)
  })

  it('keeps everything over a restart', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const image = await client.store(bytes)
    await client.send('PATCH', `/images/${image.id}`, { name: 'Renamed', tags: ['sea', 'family', 'sea'] })
    expect(await server.stop()).toBe(0)
    const second = await server.start({ PORT: new URL(server.url).port })
    const { body } = await client.get<One>(`/images/${image.id}`)
    expect(body.image).toMatchObject({ name: 'Renamed', tags: ['sea', 'family'], sha256: image.sha256 })
    expect((await fetchBytes(body.image.url)).equals(bytes)).toBe(true)
    expect(second.url).toBe(server.url)
  })
})

describe('the main job over tRPC', () => {
  it('does the same, typed', async () => {
    const server = await startServer()
    const { token } = await newClient(server)
    const headers = { Authorization: `Bearer ${token}` }
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers })],
    })

    const body = new FormData()
    body.append(
      'image',
      new Blob([(await photograph({ width: 1000 })) as Uint8Array<ArrayBuffer>]),
      'photo.jpg',
    )
    const { images } = (await (
      await fetch(`${server.url}/api/v1/images`, { method: 'POST', headers, body })
    ).json()) as Uploaded
    const uploaded = images[0]
    if (!uploaded || 'error' in uploaded) throw new Error('the upload failed')
    const { compression } = await trpc.compressions.create.mutate({
      imageId: uploaded.image.id,
      recipe: { format: 'webp', width: 800 },
    })
    expect(await decode(await fetchBytes(compression.url ?? ''))).toMatchObject({
      format: 'webp',
      width: 800,
    })
    expect((await trpc.images.list.query({})).total).toBe(1)
    expect((await trpc.account.me.query()).quota.images).toEqual({ used: 1, limit: 10 })
    expect(await trpc.images.delete.mutate({ ids: [uploaded.image.id] })).toEqual({
      deleted: [uploaded.image.id],
      notFound: [],
    })
  })

  it('answers errors with the code of the contract and nothing of the inside', async () => {
    const server = await startServer()
    const { token } = await newClient(server)
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers: { Authorization: `Bearer ${token}` } })],
    })
    const missing = await trpc.images.get.query({ id: 'nothing' }).catch((error: unknown) => error)
    expect(missing).toBeInstanceOf(TRPCClientError)
    expect(missing).toMatchObject({
      data: { httpStatus: 404, error: { code: 'NOT_FOUND', requestId: expect.stringMatching(/^\w{26}$/) } },
    })
    const wrong = await trpc.compressions.create
      .mutate({ imageId: 'x', recipe: { format: 'webp', quality: 101 } })
      .catch((error: unknown) => error)
    expect(wrong).toMatchObject({
      message: 'Expected integer between 1 and 100 for quality but received 101 of type number',
      data: {
        httpStatus: 400,
        error: { code: 'INVALID_INPUT', details: { issues: [{ field: 'recipe.quality' }] } },
      },
    })
    expect(JSON.stringify(wrong)).not.toContain('    at ')
    const anonymous = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.url}/trpc` })] })
    expect(await anonymous.account.me.query().catch((error: unknown) => error)).toMatchObject({
      data: { httpStatus: 401, error: { code: 'UNAUTHENTICATED' } },
    })
  })
})

describe('owners', () => {
  it('finds nothing of somebody else', async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const image = await owner.store(await photograph())
    const { body } = await owner.send<One>('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    const { id, jobId } = body.compression
    const attempts = [
      stranger.get<Failed>(`/images/${image.id}`),
      stranger.get<Failed>(`/images/by-hash/${image.sha256}`),
      stranger.get<Failed>(`/images/${image.id}/thumbnail`),
      stranger.get<Failed>(`/images/${image.id}/download`),
      stranger.get<Failed>(`/images/${image.id}/compressions`),
      stranger.get<Failed>(`/images/${image.id}/compressions/${id}`),
      stranger.get<Failed>(`/jobs/${jobId}`),
      stranger.send<Failed>('PATCH', `/images/${image.id}`, { name: 'mine' }),
      stranger.send<Failed>('POST', `/images/${image.id}/compressions`, { format: 'webp' }),
      stranger.send<Failed>('DELETE', `/images/${image.id}/compressions/${id}`),
      stranger.send<Failed>('DELETE', `/jobs/${jobId}`),
      stranger.send<Failed>('DELETE', `/images/${image.id}`),
    ]
    for (const answer of await Promise.all(attempts))
      expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    const many = await stranger.send('POST', '/images/delete', { ids: [image.id] })
    expect(many.body).toEqual({ deleted: [], notFound: [image.id] })
    expect((await owner.get(`/images/${image.id}`)).status).toBe(200)
  })
})
