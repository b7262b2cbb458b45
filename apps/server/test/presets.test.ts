import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Compression, Ingested, Preset } from '../src/contract/objects.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Client, clientOf, type Failed, fetchBytes, newClient } from './client.ts'
import { decode, photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

const create = (client: Client, body: Record<string, unknown>) =>
  client.send<{ preset: Preset } & Failed>('POST', '/presets', body)

/** Uploads one image that is expected to be taken, with all that the answer says of it. */
async function upload(client: Client, bytes: Uint8Array, name = 'photo.jpg'): Promise<Ingested> {
  const { status, body } = await client.upload({ bytes, name })
  const [first] = body.images
  expect(status, JSON.stringify(body)).toBe(201)
  if (!first || 'error' in first) throw new Error('expected an image')
  return first
}

/** The compressions of an image once all are over. */
async function settled(client: Client, imageId: string): Promise<Compression[]> {
  const list = async () =>
    (await client.get<{ compressions: Compression[] }>(`/images/${imageId}/compressions`)).body.compressions
  await expect
    .poll(async () => (await list()).filter(({ status }) => status === 'queued' || status === 'processing'))
    .toEqual([])
  return list()
}

describe('presets', () => {
  it('are kept, listed by name, changed and deleted, over REST and tRPC', async () => {
    const server = await startServer()
    const [client, other] = [await newClient(server), await newClient(server)]
    const made = await create(client, { name: 'Web', recipe: { format: 'webp', width: 800 } })
    expect(made).toMatchObject({
      status: 201,
      body: {
        preset: { name: 'Web', recipe: { format: 'webp', width: 800 }, applyOnUpload: false, error: null },
      },
    })
    const { id } = made.body.preset
    expect(await create(client, { name: 'web', recipe: {} })).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT' } },
    })
    for (const bad of [
      { recipe: { quality: 101 } },
      { recipe: { colour: 'red' } },
      { name: '', recipe: {} },
      {},
    ])
      expect(await create(client, { name: 'Bad', ...bad }), JSON.stringify(bad)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT' } },
      })
    for (const method of ['PATCH', 'DELETE'] as const)
      expect(
        (await other.send(method, `/presets/${id}`, method === 'PATCH' ? { name: 'Mine' } : undefined))
          .status,
      ).toBe(404)
    expect((await other.get(`/presets/${id}`)).status).toBe(404)

    const headers = { Authorization: `Bearer ${client.token}` }
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers })],
    })
    await trpc.presets.create.mutate({ name: 'Archive', recipe: { format: 'png' }, applyOnUpload: true })
    await trpc.presets.update.mutate({ id, name: 'Small', recipe: { format: 'avif' } })
    expect((await client.get<{ preset: Preset }>(`/presets/${id}`)).body.preset).toMatchObject({
      name: 'Small',
      recipe: { format: 'avif' },
      applyOnUpload: false,
    })
    expect(await client.get('/presets')).toMatchObject({
      body: { presets: [{ name: 'Archive' }, { name: 'Small' }], nextCursor: null, total: 2 },
    })
    expect((await client.send('DELETE', `/presets/${id}`)).status).toBe(204)
    expect((await client.send('DELETE', `/presets/${id}`)).status).toBe(404)
    expect((await trpc.presets.list.query()).presets).toHaveLength(1)
  })

  it('convert png to jpeg and jpeg to png on upload: two presets, each passing over what it would not change', async () => {
    const server = await startServer()
    const client = await newClient(server)
    await create(client, { name: 'as jpeg', recipe: { format: 'jpeg' }, applyOnUpload: true })
    await create(client, { name: 'as png', recipe: { format: 'png' }, applyOnUpload: true })
    for (const [format, other] of [
      ['jpeg', 'png'],
      ['png', 'jpeg'],
    ] as const) {
      const { image, jobs, refusedPresets } = await upload(
        client,
        await photograph({ format, width: 200 }),
        `a.${format}`,
      )
      expect(jobs).toMatchObject([{ kind: 'compression', imageId: image.id }])
      expect(refusedPresets).toEqual([])
      const [compression, ...more] = await settled(client, image.id)
      expect(more).toEqual([])
      expect(compression).toMatchObject({ status: 'ready', format: other, jobId: jobs[0]?.id })
      expect((await decode(await fetchBytes(compression?.url ?? ''))).format).toBe(other)
    }
    const { image } = await upload(client, await photograph({ format: 'webp', width: 200 }), 'a.webp')
    expect((await settled(client, image.id)).map(({ format }) => format).toSorted()).toEqual(['jpeg', 'png'])
  })

  it('count, and are told of when there is no room; the image is taken all the same', async () => {
    const server = await startServer({ env: { TESSERA_COMPRESSIONS_PER_IMAGE: '2' } })
    const client = await newClient(server)
    for (const name of ['a', 'b', 'c'])
      await create(client, {
        name,
        recipe: { format: 'webp', quality: name.charCodeAt(0) - 50 },
        applyOnUpload: true,
      })
    await create(client, {
      name: 'the same as a',
      recipe: { format: 'webp', quality: 47 },
      applyOnUpload: true,
    })
    await create(client, { name: 'not on upload', recipe: { format: 'avif' } })
    const { image, jobs, refusedPresets } = await upload(client, await photograph({ width: 200 }))
    expect(jobs).toHaveLength(2)
    expect(refusedPresets).toMatchObject([
      {
        name: 'c',
        error: { code: 'QUOTA_EXCEEDED', details: { resource: 'compressionsPerImage', used: 2, limit: 2 } },
      },
    ])
    expect(await settled(client, image.id)).toHaveLength(2)
    const more = await client.send<Failed>('POST', `/images/${image.id}/compressions`, { format: 'png' })
    expect(more).toMatchObject({ status: 403, body: { error: { code: 'QUOTA_EXCEEDED' } } })
    expect(await upload(client, await photograph({ width: 200 }))).toMatchObject({
      deduplicated: true,
      jobs: [],
    })
  })

  it('whose recipe is not understood any more cost themselves alone', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const made = await create(client, {
      name: 'old',
      recipe: { format: 'webp', quality: 33 },
      applyOnUpload: true,
    })
    await create(client, { name: 'new', recipe: { format: 'webp', quality: 44 }, applyOnUpload: true })
    await server.stop()
    // As a version would have left it that knew other words.
    const folder = join(server.folder, 'db', 'users')
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), 'utf8')
      await writeFile(join(folder, name), text.replace('"quality":33', '"lustre":33'))
    }
    const later = await server.start()
    const again = clientOf(later, client)
    expect(
      (await again.get<{ preset: Preset }>(`/presets/${made.body.preset.id}`)).body.preset,
    ).toMatchObject({
      recipe: { format: 'webp', lustre: 33 },
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('lustre') },
    })
    const { image, jobs, refusedPresets } = await upload(again, await photograph({ width: 200 }))
    expect(jobs).toHaveLength(1)
    expect(refusedPresets).toMatchObject([{ name: 'old', error: { code: 'INVALID_INPUT' } }])
    expect(await settled(again, image.id)).toHaveLength(1)
    const mended = await again.send('PATCH', `/presets/${made.body.preset.id}`, { recipe: { format: 'png' } })
    expect(mended).toMatchObject({ body: { preset: { error: null } } })
  })
})
