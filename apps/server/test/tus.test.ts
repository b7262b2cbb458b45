import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  type Client,
  clientOf,
  type Failed,
  fetchBytes,
  newClient,
  type One,
  request,
} from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'
import { refusalOf, startTusUpload } from './tus-client.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A photograph that is so many bytes long: decoders stop at the picture's end. */
async function heavyPhotograph(bytes: number, seed = 1): Promise<Buffer> {
  const picture = await photograph({ seed })
  return Buffer.concat([picture, randomBytes(bytes - picture.length)])
}

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** One request of the protocol, with the headers as they are. */
function tus(
  server: ServerProcess,
  client: Client,
  {
    method,
    url,
    headers = {},
    body,
  }: { method: string; url?: string; headers?: Record<string, string>; body?: Uint8Array },
): Promise<Answer<Failed>> {
  return request(url ?? `${server.url}/api/v1/tus`, {
    method,
    headers: { Authorization: `Bearer ${client.token}`, 'Tus-Resumable': '1.0.0', ...headers },
    ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}),
  })
}

async function begin(
  server: ServerProcess,
  client: Client,
  bytes: Uint8Array,
  metadata = '',
): Promise<string> {
  const headers = {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': `filename ${base64('photo.jpg')}${metadata}`,
  }
  const answer = await tus(server, client, { method: 'POST', headers })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.headers.get('location') ?? ''
}

function send(server: ServerProcess, client: Client, url: string, offset: number, body: Uint8Array) {
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
  return tus(server, client, { method: 'PATCH', url, headers, body })
}

const head = (server: ServerProcess, client: Client, url: string) =>
  tus(server, client, { method: 'HEAD', url })

async function expectNothingKept(server: ServerProcess, client: Client) {
  expect(await storedFiles(server)).toEqual([])
  expect(await temporaryFiles(server)).toEqual([])
  expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
  expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
}

describe('resumable uploads', () => {
  it('say what they offer to whoever asks', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '5000' } })
    const { status, headers } = await request(`${server.url}/api/v1/tus`, { method: 'OPTIONS' })
    expect(status).toBe(204)
    expect(headers.get('tus-version')).toBe('1.0.0')
    expect(headers.get('tus-max-size')).toBe('5000')
    expect(headers.get('tus-extension')?.split(',')).toEqual([
      'creation',
      'creation-with-upload',
      'termination',
      'expiration',
    ])
  })

  it('end as an image that the last answer names', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await photograph()
    const { imageId, url } = await startTusUpload(client, server.url, bytes, { chunkSize: 10_000 }).done
    const { body } = await client.get<One>(`/images/${imageId}`)
    expect(body.image).toMatchObject({ name: 'photo.jpg', sha256: sha256(bytes), bytes: bytes.length })
    const after = await head(server, client, url)
    expect(after.headers.get('upload-offset')).toBe(String(bytes.length))
    expect(after.headers.get('tessera-image-id')).toBe(imageId)
    expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
  })

  it('answer the last PATCH with 204 and the image, also when all comes with the creation', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const [first, second] = [await photograph(), await photograph({ seed: 2 })]
    const url = await begin(server, client, first)
    const part = await send(server, client, url, 0, first.subarray(0, 5000))
    expect(part).toMatchObject({ status: 204 })
    expect(part.headers.get('upload-offset')).toBe('5000')
    expect(Date.parse(part.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now())
    expect(part.headers.get('tessera-image-id')).toBeNull()
    const last = await send(server, client, url, 5000, first.subarray(5000))
    expect(last.status).toBe(204)
    expect(last.headers.get('tessera-image-id')).toMatch(/^[0-9a-z]{26}$/)
    const { imageId } = await startTusUpload(client, server.url, second, { uploadDataDuringCreation: true })
      .done
    expect((await client.get<One>(`/images/${imageId}`)).body.image.sha256).toBe(sha256(second))
  })

  it('pause, resume, and go on after a restart of the server and a kill -9 of it', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await heavyPhotograph(8_000_000)
    const hash = { filename: 'photo.jpg', sha256: sha256(bytes) }
    const url = await begin(server, client, bytes, `,sha256 ${base64(hash.sha256)}`)
    let running = server
    let offset = 0
    const move = (text: string) => text.replace(/^http:\/\/[^/]+/, running.url)
    for (const end of ['stop', 'kill', 'stop'] as const) {
      const answer = await send(
        running,
        client,
        move(url),
        offset,
        bytes.subarray(offset, offset + 1_500_000),
      )
      expect(answer.status).toBe(204)
      offset += 1_500_000
      await running[end]()
      running = await server.start()
      const told = await head(running, client, move(url))
      expect(told.headers.get('upload-offset')).toBe(String(offset))
    }
    const paused = startTusUpload(client, running.url, bytes, {
      uploadUrl: move(url),
      chunkSize: 300_000,
      onChunkComplete: () => void paused.upload.abort(),
    })
    await expect
      .poll(async () => Number((await head(running, client, move(url))).headers.get('upload-offset')))
      .toBeGreaterThan(offset)
    const { imageId } = await startTusUpload(client, running.url, bytes, { uploadUrl: move(url) }).done
    const { body } = await clientOf(running, client).get<One>(`/images/${imageId}`)
    expect(body.image.sha256).toBe(hash.sha256)
    expect(sha256(await fetchBytes(move(body.image.url)))).toBe(hash.sha256)
  })

  it('refuse what is wrong from the start, each by its code', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '1000' } })
    const client = await newClient(server)
    const cases: [Record<string, string>, number, string][] = [
      [{}, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '0' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '-5' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '1e2' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '1001' }, 413, 'TOO_LARGE'],
      [{ 'Upload-Defer-Length': '1' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '10', 'Upload-Concat': 'partial' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '10', 'Upload-Metadata': 'filename ???' }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '10', 'Upload-Metadata': `sha256 ${base64('no hash')}` }, 400, 'INVALID_INPUT'],
      [{ 'Upload-Length': '10', 'Tus-Resumable': '0.2.2' }, 412, 'INVALID_INPUT'],
      [{ 'Tus-Resumable': '' }, 412, 'INVALID_INPUT'],
      [{ 'Upload-Length': '10', Authorization: '' }, 401, 'UNAUTHENTICATED'],
    ]
    for (const [headers, status, code] of cases) {
      const answer = await tus(server, client, { method: 'POST', headers })
      expect(answer, JSON.stringify(headers)).toMatchObject({
        status,
        body: { error: { code, requestId: expect.any(String) } },
      })
      expect(answer.headers.get('tus-resumable')).toBe('1.0.0')
    }
    expect((await tus(server, client, { method: 'GET' })).status).toBe(404)
    await expectNothingKept(server, client)
  })

  it('refuse wrong offsets, types and lengths without losing what is there', async () => {
    const server = await startServer()
    const [client, other] = [await newClient(server), await newClient(server)]
    const bytes = await photograph()
    const url = await begin(server, client, bytes)
    await send(server, client, url, 0, bytes.subarray(0, 100))
    const tooMuch = Buffer.concat([bytes, Buffer.alloc(1)])
    expect(await send(server, client, url, 0, bytes)).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT' } },
    })
    expect((await send(server, client, url, 200, bytes.subarray(200))).status).toBe(409)
    expect(await send(server, client, url, 100, tooMuch.subarray(100))).toMatchObject({
      status: 413,
      body: { error: { code: 'TOO_LARGE' } },
    })
    const plain = { 'Upload-Offset': '100', 'Content-Type': 'application/octet-stream' }
    expect((await tus(server, client, { method: 'PATCH', url, headers: plain, body: bytes })).status).toBe(
      400,
    )
    const typed = { 'Content-Type': 'application/offset+octet-stream' }
    expect((await tus(server, client, { method: 'PATCH', url, headers: typed, body: bytes })).status).toBe(
      400,
    )
    for (const method of ['HEAD', 'DELETE'])
      expect((await tus(server, other, { method, url })).status).toBe(404)
    expect((await send(server, other, url, 100, bytes.subarray(100))).status).toBe(404)
    expect((await head(server, client, url)).headers.get('upload-offset')).toBe('100')
    expect((await send(server, client, url, 100, bytes.subarray(100))).status).toBe(204)
  })

  it('refuse what does not hash as announced, or is no image, and keep nothing', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await photograph()
    const metadata = { filename: 'photo.jpg', sha256: sha256(Buffer.from('other bytes')) }
    const wrong = startTusUpload(client, server.url, bytes, { metadata, chunkSize: 5000 })
    expect(refusalOf(await wrong.done.catch((error: unknown) => error))).toEqual({
      status: 400,
      code: 'INVALID_INPUT',
    })
    const text = startTusUpload(client, server.url, Buffer.from('I am a text'))
    expect(refusalOf(await text.done.catch((error: unknown) => error))).toEqual({
      status: 415,
      code: 'UNSUPPORTED_FORMAT',
    })
    await expectNothingKept(server, client)
    await client.store(bytes)
    const full = startTusUpload(client, server.url, await photograph({ seed: 2 }))
    expect(refusalOf(await full.done.catch((error: unknown) => error))).toEqual({
      status: 403,
      code: 'QUOTA_EXCEEDED',
    })
  })

  it('are finished at once when the bytes are already yours, also with a full quota', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await heavyPhotograph(2_000_000)
    const image = await client.store(bytes)
    const metadata = { filename: 'again.jpg', sha256: sha256(bytes) }
    for (const uploadDataDuringCreation of [false, true]) {
      const again = startTusUpload(client, server.url, bytes, { metadata, uploadDataDuringCreation })
      expect((await again.done).imageId).toBe(image.id)
    }
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('are given up with all that they hold', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await photograph()
    const url = await begin(server, client, bytes)
    await send(server, client, url, 0, bytes.subarray(0, 100))
    expect(await client.upload({ bytes })).toMatchObject({ status: 403 })
    expect((await tus(server, client, { method: 'DELETE', url })).status).toBe(204)
    expect((await head(server, client, url)).status).toBe(404)
    await expectNothingKept(server, client)
    const image = await client.store(bytes)
    const finished = `${server.url}/api/v1/tus/${image.id}`
    expect((await tus(server, client, { method: 'DELETE', url: finished })).status).toBe(404)
    expect((await client.get(`/images/${image.id}`)).status).toBe(200)
  })

  it('expire, and give back what they held', async () => {
    const server = await startServer({
      env: { TESSERA_IMAGES_PER_USER: '1', TESSERA_UPLOAD_REST_SECONDS: '1' },
    })
    const client = await newClient(server)
    const bytes = await photograph()
    const url = await begin(server, client, bytes)
    await expect.poll(async () => (await head(server, client, url)).status).toBe(410)
    expect(await send(server, client, url, 0, bytes)).toMatchObject({
      status: 410,
      body: { error: { code: 'LINK_EXPIRED' } },
    })
    await client.store(bytes)
  })

  it('have one writer at a time', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const bytes = await heavyPhotograph(3_000_000)
    const url = await begin(server, client, bytes)
    const stranger = await newClient(server)
    const [theirs, ...answers] = await Promise.all(
      [stranger, client, client, client, client].map((from) => send(server, from, url, 0, bytes)),
    )
    // Whose it is not neither takes the place of the writer nor learns that there is one.
    expect(theirs?.status).toBe(404)
    const statuses = answers.map(({ status }) => status).toSorted()
    expect(statuses).toEqual([204, 409, 409, 409])
    expect(await client.quota()).toMatchObject({ images: { used: 1 } })
  })

  it('let exactly 10 of 64 in at once', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const pictures = await Promise.all(
      Array.from({ length: 64 }, (_, seed) => photograph({ width: 64, height: 48, seed: seed + 1 })),
    )
    const ends = await Promise.all(
      pictures.map((bytes) =>
        startTusUpload(client, server.url, bytes).done.then(
          () => 'taken',
          (error: unknown) => refusalOf(error).code,
        ),
      ),
    )
    expect(ends.filter((end) => end === 'taken')).toHaveLength(10)
    expect(ends.filter((end) => end === 'QUOTA_EXCEEDED')).toHaveLength(54)
    expect(await client.quota()).toMatchObject({ images: { used: 10 } })
    expect(await storedFiles(server)).toHaveLength(20)
  })

  it('can be made by pages of allowed origins', async () => {
    const origin = 'https://app.example.org'
    const server = await startServer({ env: { TESSERA_CORS_ORIGINS: origin } })
    const preflight = await request(`${server.url}/api/v1/tus`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'PATCH' },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
    for (const name of [
      'Authorization',
      'Upload-Offset',
      'Upload-Length',
      'Tus-Resumable',
      'Upload-Metadata',
    ])
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
    const client = await newClient(server)
    const refused = await tus(server, client, { method: 'POST', headers: { Origin: origin } })
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin)
    for (const name of ['Location', 'Upload-Offset', 'Tessera-Image-Id'])
      expect(refused.headers.get('access-control-expose-headers')).toContain(name)
    const stranger = await request(`${server.url}/api/v1/tus`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example.org' },
    })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
  })
})
