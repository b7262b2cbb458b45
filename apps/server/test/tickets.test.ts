import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Ingested, NewTicket, Ticket } from '../src/contract/objects.ts'
import { type Answer, type Client, type Failed, newClient, type One, request } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function announce(client: Client, bytes: Uint8Array, more: Record<string, unknown> = {}) {
  const body = { name: 'photo.jpg', bytes: bytes.length, ...more }
  return client.send<NewTicket & One & Failed>('POST', '/uploads', body)
}

function put(url: string, bytes: Uint8Array): Promise<Answer<Ingested & Failed>> {
  return request(url, { method: 'PUT', body: bytes as Uint8Array<ArrayBuffer> })
}

/** Begins to put a file, and leaves it to the test when the rest comes. */
async function openPut(url: string, length: number, first: Uint8Array) {
  const opened = httpRequest(url, { method: 'PUT', headers: { 'Content-Length': length } })
  opened.on('error', () => {})
  const status = new Promise<number>((resolve) => {
    opened.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
  })
  await new Promise((resolve) => opened.write(first, resolve))
  return { request: opened, status }
}

const ticketOf = async (client: Client, id: string) => (await client.get<Ticket>(`/uploads/${id}`)).body

const partialFiles = (server: ServerProcess) => readdir(join(server.folder, 'uploads'))

async function expectNothingKept(server: ServerProcess, client: Client) {
  expect(await storedFiles(server)).toEqual([])
  expect(await temporaryFiles(server)).toEqual([])
  expect(await partialFiles(server)).toEqual([])
  expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
}

describe('tickets', () => {
  it('take one file at an address that needs no other permission', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { status, body } = await announce(client, bytes, { sha256: sha256(bytes) })
    expect(status).toBe(201)
    expect(body).toMatchObject({ method: 'PUT', ticket: expect.any(String) })
    expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now())
    expect(await ticketOf(client, body.ticket)).toMatchObject({ status: 'pending', received: 0, image: null })

    const answer = await put(body.url, bytes)
    expect(answer).toMatchObject({
      status: 201,
      body: { deduplicated: false, jobs: [], image: { name: 'photo.jpg', sha256: sha256(bytes) } },
    })
    expect(answer.body.image.thumbnail).not.toBeNull()
    expect(await ticketOf(client, body.ticket)).toMatchObject({
      status: 'ready',
      received: bytes.length,
      image: { id: answer.body.image.id },
      error: null,
    })
    expect(await partialFiles(server)).toEqual([])
    expect(await put(body.url, bytes)).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
    expect(server.output()).not.toContain(body.url.split('.').at(-1))
  })

  it('answer with the image when its bytes are already yours, also with a full quota', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const [client, other] = [await newClient(server), await newClient(server)]
    const bytes = await photograph()
    const image = await client.store(bytes)
    const same = { sha256: sha256(bytes).toUpperCase() }
    expect(await announce(client, bytes, same)).toMatchObject({
      status: 200,
      body: { image: { id: image.id } },
    })
    expect((await announce(other, bytes, same)).status).toBe(201)
    expect(await announce(client, await photograph({ seed: 2 }))).toMatchObject({
      status: 403,
      body: { error: { code: 'QUOTA_EXCEEDED', details: { resource: 'images', used: 1, limit: 1 } } },
    })
    expect(await announce(other, bytes)).toMatchObject({ status: 403 })
  })

  it('hold a place from the moment they are made, and give it back when they are cancelled', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await photograph()
    const { body } = await announce(client, bytes)
    expect(await client.upload({ bytes })).toMatchObject({ status: 403 })
    expect((await client.send('DELETE', `/uploads/${body.ticket}`)).status).toBe(204)
    expect(await put(body.url, bytes)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
    await client.store(bytes)
  })

  it('refuse bytes that are not those that were announced, each by its code, and keep nothing', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await photograph()
    const wrong = { sha256: sha256(Buffer.from('something else')) }
    const cases: [string, Uint8Array, Record<string, unknown>, number, string][] = [
      ['shorter', bytes.subarray(1), {}, 400, 'INVALID_INPUT'],
      ['longer', Buffer.concat([bytes, Buffer.alloc(9)]), {}, 400, 'INVALID_INPUT'],
      ['another hash', bytes, wrong, 400, 'INVALID_INPUT'],
      ['no image', Buffer.alloc(bytes.length, 'a'), {}, 415, 'UNSUPPORTED_FORMAT'],
      [
        'broken',
        Buffer.concat([bytes.subarray(0, 20), randomBytes(bytes.length - 20)]),
        {},
        422,
        'BAD_IMAGE',
      ],
    ]
    for (const [name, sent, more, status, code] of cases) {
      const { body } = await announce(client, bytes, more)
      expect(await put(body.url, sent), name).toMatchObject({ status, body: { error: { code } } })
      expect(await ticketOf(client, body.ticket), name).toMatchObject({ status: 'failed', error: { code } })
      expect((await put(body.url, bytes)).status, name).toBe(409)
    }
    await expectNothingKept(server, client)
    await client.store(bytes)
  })

  it('refuse bodies without a length as soon as they say too much', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    for (const body of [Buffer.concat([bytes, bytes]), bytes.subarray(5)]) {
      const { body: ticket } = await announce(client, bytes)
      const stream = new Blob([body as Uint8Array<ArrayBuffer>]).stream()
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body: stream, duplex: 'half' }
      expect(await request(ticket.url, init)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', details: { expected: bytes.length } } },
      })
      expect(await ticketOf(client, ticket.ticket)).toMatchObject({
        status: 'failed',
        error: { code: 'INVALID_INPUT' },
      })
    }
    await expectNothingKept(server, client)
  })

  it('are refused for what is wrong from the start', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '1000' } })
    const client = await newClient(server)
    const cases: [Record<string, unknown>, number, string][] = [
      [{ bytes: 1001 }, 413, 'TOO_LARGE'],
      [{ bytes: 0 }, 400, 'INVALID_INPUT'],
      [{ bytes: -1 }, 400, 'INVALID_INPUT'],
      [{ bytes: 1.5 }, 400, 'INVALID_INPUT'],
      [{ name: '' }, 400, 'INVALID_INPUT'],
      [{ sha256: 'abc' }, 400, 'INVALID_INPUT'],
    ]
    for (const [more, status, code] of cases)
      expect(await announce(client, Buffer.alloc(10), more), JSON.stringify(more)).toMatchObject({
        status,
        body: { error: { code } },
      })
    const { body } = await announce(client, Buffer.alloc(10))
    const [id, , mac] = body.url.slice(body.url.lastIndexOf('/') + 1).split('.')
    const forged = `${server.url}/api/v1/uploads/${id}.99999999999.${mac}`
    expect(await put(forged, Buffer.alloc(10))).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN' } },
    })
    const other = await newClient(server)
    expect((await other.get(`/uploads/${body.ticket}`)).status).toBe(404)
    expect((await other.send('DELETE', `/uploads/${body.ticket}`)).status).toBe(404)
  })

  it('expire, and give back what they held', async () => {
    const server = await startServer({
      env: { TESSERA_IMAGES_PER_USER: '1', TESSERA_UPLOAD_REST_SECONDS: '1' },
    })
    const client = await newClient(server)
    const bytes = await photograph()
    const { body } = await announce(client, bytes)
    await expect.poll(async () => (await client.get(`/uploads/${body.ticket}`)).status).toBe(410)
    expect(await put(body.url, bytes)).toMatchObject({
      status: 410,
      body: { error: { code: 'LINK_EXPIRED' } },
    })
    await client.store(bytes)
  })

  it('have one writer at a time, and outlive a connection that breaks off', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { body } = await announce(client, bytes)
    const first = await openPut(body.url, bytes.length, bytes.subarray(0, 10_000))
    const alive = setInterval(() => first.request.write(bytes.subarray(0, 1)), 200)
    onTestFinished(() => clearInterval(alive))
    await expect.poll(async () => (await ticketOf(client, body.ticket)).received).toBeGreaterThan(10_000)
    expect(await put(body.url, bytes)).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
    clearInterval(alive)
    first.request.destroy()
    await expect.poll(() => partialFiles(server)).toEqual([])
    expect((await put(body.url, bytes)).status).toBe(201)
  })

  it('let a writer that has fallen silent give way to the next', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { body } = await announce(client, bytes)
    const first = await openPut(body.url, bytes.length, bytes.subarray(0, 10_000))
    await expect.poll(async () => (await put(body.url, bytes)).status, { interval: 500 }).toBe(201)
    first.request.destroy()
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('can be used once the disk is well again, when what had come could not be removed', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { body } = await announce(client, bytes)
    // Where its bytes belong lies what is neither written to nor removed as a file.
    const inTheWay = join(server.folder, 'uploads', body.ticket)
    await mkdir(inTheWay)
    expect((await put(body.url, bytes)).status).toBe(500)
    await rmdir(inTheWay)
    expect((await put(body.url, bytes)).status).toBe(201)
  })

  it('let exactly 10 of 64 in at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const pictures = await Promise.all(
      Array.from({ length: 64 }, (_, seed) => photograph({ width: 64, height: 48, seed: seed + 1 })),
    )
    const tickets = await Promise.all(pictures.map((bytes) => announce(client, bytes)))
    expect(tickets.filter(({ status }) => status === 403)).toHaveLength(54)
    const made = await Promise.all(
      tickets.flatMap(({ status, body }, i) =>
        status === 201 ? [put(body.url, pictures[i] ?? Buffer.alloc(0))] : [],
      ),
    )
    expect(made.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(await client.quota()).toMatchObject({ images: { used: 10, limit: 10 } })
    expect(await storedFiles(server)).toHaveLength(20)
  })
})
