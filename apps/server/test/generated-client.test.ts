import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import createClient from 'openapi-fetch'
import { expect, it } from 'vitest'
import type { paths } from './api-types.gen.ts'
import { fetchBytes, password } from './client.ts'
import { decode, photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

it('has the types that are made of the document now (pnpm generate writes them)', async () => {
  const script = new URL('write-api-types.ts', import.meta.url).pathname
  const made = await promisify(execFile)(process.execPath, [script, '--print'], { maxBuffer: 2 ** 24 })
  expect(await readFile(new URL('api-types.gen.ts', import.meta.url), 'utf8')).toBe(made.stdout)
})

it('does the main job with nothing but the document', async () => {
  const server = await startServer()
  const stranger = createClient<paths>({ baseUrl: server.url })
  const credentials = { username: 'ansel', password }
  const registered = await stranger.POST('/api/v1/auth/register', { body: credentials })
  expect(registered.data?.user.username).toBe('ansel')
  const { data: secret } = await stranger.POST('/api/v1/auth/token', { body: credentials })
  const headers = { Authorization: `Bearer ${secret?.token}` }
  const api = createClient<paths>({ baseUrl: server.url, headers })

  const bytes = await photograph({ width: 800, height: 600 })
  const file = new File([bytes as Uint8Array<ArrayBuffer>], 'half-dome.jpg')
  const uploaded = await api.POST('/api/v1/images', {
    params: { header: { 'Idempotency-Key': randomUUID() } },
    body: { image: [] },
    bodySerializer() {
      const form = new FormData()
      form.append('image', file)
      return form
    },
  })
  const [first] = uploaded.data?.images ?? []
  if (!first || 'error' in first) throw new Error(`expected an image but received ${JSON.stringify(first)}`)
  const { image } = first
  expect(image).toMatchObject({ name: 'half-dome.jpg', format: 'jpeg', width: 800, height: 600 })

  const path = { id: image.id }
  const renamed = await api.PATCH('/api/v1/images/{id}', {
    params: { path },
    body: { name: 'Half Dome.jpg', tags: ['yosemite'] },
  })
  expect(renamed.data?.image.tags).toEqual(['yosemite'])
  const listed = await api.GET('/api/v1/images', { params: { query: { tag: 'yosemite', sort: 'name' } } })
  expect(listed.data).toMatchObject({ total: 1, nextCursor: null, images: [{ id: image.id }] })

  const key = randomUUID()
  const compress = () =>
    api.POST('/api/v1/images/{id}/compressions', {
      params: { path, header: { 'Idempotency-Key': key } },
      body: { format: 'webp', width: 200 },
    })
  const { data: made } = await compress()
  expect(made?.compression).toMatchObject({ status: 'ready', format: 'webp', width: 200, height: 150 })
  expect((await compress()).response.headers.get('idempotent-replayed')).toBe('true')
  expect(await decode(await fetchBytes(made?.compression.url ?? ''))).toMatchObject({
    format: 'webp',
    width: 200,
  })

  const preview = await api.POST('/api/v1/images/{id}/preview', {
    params: { path },
    body: { format: 'avif', quality: 40, width: 100 },
    parseAs: 'arrayBuffer',
  })
  expect(await decode(new Uint8Array(preview.data as unknown as ArrayBuffer))).toMatchObject({ width: 100 })
  expect(Number(preview.response.headers.get('tessera-bytes'))).toBeGreaterThan(0)

  const zip = await api.POST('/api/v1/images/zip', {
    body: { ids: [image.id], include: ['original', 'compressions'] },
  })
  expect((await fetchBytes(zip.data?.url ?? '')).subarray(0, 2).toString()).toBe('PK')

  const link = await api.GET('/api/v1/images/{id}/download', {
    params: { path, query: { format: 'webp', json: 'true' } },
  })
  expect(link.data?.url).toContain('/files/')

  const { error } = await api.POST('/api/v1/images/{id}/compressions', {
    params: { path },
    body: { format: 'webp', quality: 101 },
  })
  expect(error?.error).toMatchObject({ code: 'INVALID_INPUT' })
  // The codes are part of the types: another one would not compile.
  expect(error?.error.code === 'QUOTA_EXCEEDED').toBe(false)

  expect((await api.DELETE('/api/v1/images/{id}', { params: { path } })).response.status).toBe(204)
  const gone = await api.GET('/api/v1/images/{id}', { params: { path } })
  expect(gone.error?.error.code).toBe('NOT_FOUND')
})
