import { describe, expect, it } from 'vitest'
import { newClient } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'
import { refusalOf, startTusUpload } from './tus-client.ts'
import { base64, begin, expectNothingKept, head, heavyPhotograph, send, sha256, tus } from './tus-requests.ts'

describe('resumable uploads that go wrong', () => {
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

  it('hold nothing when they fail in the request that began them, as nobody knows their address', async () => {
    const server = await startServer({ env: { TESSERA_IMAGES_PER_USER: '1' } })
    const client = await newClient(server)
    const bytes = await photograph()
    const typed = { 'Content-Type': 'application/offset+octet-stream' }
    const ask = (length: number, body: Uint8Array) =>
      tus(server, client, { method: 'POST', headers: { ...typed, 'Upload-Length': String(length) }, body })
    expect((await ask(20, bytes)).status).toBe(413)
    expect((await ask(5, Buffer.from('plain'))).status).toBe(415)
    await expectNothingKept(server, client)
    const begun = await ask(bytes.length, bytes.subarray(0, 100))
    expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, '100'])
    const url = begun.headers.get('location') ?? ''
    expect((await send(server, client, url, 100, bytes.subarray(100))).status).toBe(204)
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
})
