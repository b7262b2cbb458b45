import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Preset } from '../src/contract/objects.ts'
import { type Client, clientOf, type Failed, newClient, type Uploaded } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const web = { name: 'Web', recipe: { format: 'webp', width: 800 } }

function post<T>(client: Client, path: string, body: unknown, key: string) {
  return client.send<T & Failed>('POST', path, body, { 'Idempotency-Key': key })
}

async function countOf(client: Client, path: string): Promise<number> {
  return (await client.get<{ total: number }>(path)).body.total
}

/** Uploads with a key; every body has the same length. */
async function uploadOnce(server: ServerProcess, client: Client, files: Uint8Array[], key: string) {
  const form = new FormData()
  for (const bytes of files) form.append('image', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'photo.jpg')
  const response = await fetch(`${server.url}/api/v1/images`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.token}`, 'Idempotency-Key': key },
    body: form,
  })
  const body = (await response.json()) as Uploaded
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body }
}

describe('a request with an Idempotency-Key', () => {
  it('is done once, however often and however many at once it comes, and answered the same', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const key = randomUUID()
    const first = await post<{ preset: Preset }>(client, '/presets', web, key)
    expect(first.status).toBe(201)
    expect(first.headers.get('idempotent-replayed')).toBeNull()
    const again = await Promise.all(
      Array.from({ length: 10 }, () => post<{ preset: Preset }>(client, '/presets', web, key)),
    )
    for (const answer of again) {
      // Ten at once: who finds another of them at it is told to come back.
      if (answer.status === 409) {
        expect(answer.body.error).toMatchObject({ code: 'CONFLICT', details: { reason: 'running' } })
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
      } else {
        expect(answer).toMatchObject({ status: 201, body: first.body })
        expect(answer.headers.get('idempotent-replayed')).toBe('true')
      }
    }
    expect(await post(client, '/presets', { ...web, applyOnUpload: false }, `"${key}"`)).toMatchObject({
      status: 201,
      body: first.body,
    })
    expect(await countOf(client, '/presets')).toBe(1)
  })

  it('survives a restart of the server', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const key = randomUUID()
    const first = await post<{ preset: Preset }>(client, '/presets', web, key)
    await server.kill()
    const same = clientOf(await server.start(), client)
    expect(await post(same, '/presets', web, key)).toMatchObject({ status: 201, body: first.body })
    expect(await countOf(same, '/presets')).toBe(1)
  })

  it('cannot mean something else, and is nobody else’s', async () => {
    const server = await startServer()
    const [client, other] = [await newClient(server), await newClient(server)]
    const key = randomUUID()
    await post(client, '/presets', web, key)
    for (const [path, body] of [
      ['/presets', { ...web, name: 'Other' }],
      ['/tokens', { name: 'laptop' }],
    ] as const) {
      expect(await post(client, path, body, key)).toMatchObject({
        status: 409,
        body: { error: { code: 'CONFLICT', details: { reason: 'reused' } } },
      })
    }
    const fresh = await post<{ preset: Preset }>(other, '/presets', web, key)
    expect(fresh.status).toBe(201)
    expect(fresh.headers.get('idempotent-replayed')).toBeNull()
    for (const bad of ['x'.repeat(256), 'two words', '""'])
      expect(await post(client, '/presets', web, bad)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT' } },
      })
  })

  it('that fails has not used its key up', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const key = randomUUID()
    await client.send('POST', '/presets', web)
    expect((await post(client, '/presets', web, key)).status).toBe(409)
    expect((await post(client, '/presets', { name: 'Other', recipe: {} }, key)).status).toBe(201)
  })

  it('shows a secret again to who has the key and the scopes, and leaves it nowhere in the data folder', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const key = randomUUID()
    const made = await post<{ token: string }>(client, '/tokens', { name: 'laptop' }, key)
    const { token } = made.body
    expect((await post<{ token: string }>(client, '/tokens', { name: 'laptop' }, key)).body.token).toBe(token)
    const reader = await client.send<{ token: string }>('POST', '/tokens', { name: 'r', scopes: ['read'] })
    const readOnly = clientOf(server, { ...client, token: reader.body.token })
    expect(await post(readOnly, '/tokens', { name: 'laptop' }, key)).toMatchObject({
      status: 409,
      body: { error: { details: { reason: 'reused' } } },
    })
    await server.stop()
    const entries = await readdir(server.folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(3)
    for (const { parentPath, name } of files) {
      const text = (await readFile(join(parentPath, name))).toString('latin1')
      expect(text.includes(token) || text.includes(key), name).toBe(false)
    }
  })

  it('may be an upload: the first answer, and no body is asked for again', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [one, two] = [await photograph({ width: 300 }), await photograph({ width: 320 })]
    const key = randomUUID()
    const first = await uploadOnce(server, client, [one, two], key)
    expect(first).toMatchObject({ status: 201, replayed: null })
    expect(first.body.images).toHaveLength(2)
    expect(await uploadOnce(server, client, [one, two], key)).toEqual({ ...first, replayed: 'true' })
    expect(await uploadOnce(server, client, [one], key)).toMatchObject({ status: 409 })
    const refused = await uploadOnce(server, client, [Buffer.from('no image')], randomUUID())
    expect(refused).toMatchObject({ status: 415, replayed: null })
    expect(await countOf(client, '/images')).toBe(2)
  })

  it('may be a compression, an announced upload or an archive', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { id } = await client.store(await photograph())
    for (const [path, body] of [
      [`/images/${id}/compressions`, { format: 'webp', width: 100 }],
      ['/uploads', { name: 'a.jpg', bytes: 100 }],
      ['/images/zip', { ids: [id] }],
    ] as const) {
      const key = randomUUID()
      const first = await post(client, path, body, key)
      expect(first.status, path).toBe(201)
      expect(await post(client, path, body, key), path).toMatchObject({ status: 201, body: first.body })
    }
  })
})
