import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { type Client, type Failed, newClient } from './client.ts'
import { decode, photograph } from './pictures.ts'
import { type ServerProcess, startServer, storedFiles, temporaryFiles } from './server-process.ts'

type Body = NonNullable<RequestInit['body']>

function compress(
  server: ServerProcess,
  client: Client,
  { query = '', body, headers = {} }: { query?: string; body: Body; headers?: Record<string, string> },
): Promise<Response> {
  const authorization = { Authorization: `Bearer ${client.token}` }
  return fetch(`${server.url}/api/v1/compress${query}`, {
    method: 'POST',
    headers: { ...authorization, ...headers },
    body,
  })
}

const asBody = (bytes: Buffer) => bytes as Uint8Array<ArrayBuffer>

describe('compressing without keeping', () => {
  it('takes raw bytes and answers with the image', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const original = await photograph({ width: 1600, height: 1200 })
    const query = '?width=400&format=webp&quality=50'
    const answer = await compress(server, client, { query, body: asBody(original) })
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'tessera-quality': '50',
      'cache-control': 'no-store',
      vary: expect.stringContaining('Accept'),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(answer.headers.get('content-length')).toBe(String(bytes.length))
    expect(await decode(bytes)).toMatchObject({ format: 'webp', width: 400, height: 300 })
    const small = await compress(server, client, {
      query: '?format=jpeg&maxBytes=20000',
      body: asBody(original),
    })
    expect((await small.arrayBuffer()).byteLength).toBeLessThanOrEqual(20_000)
    expect(await storedFiles(server)).toEqual([])
    // The client has read it all before the server has tidied up.
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
  })

  it('takes the file of a form, and the format that Accept asks for', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const body = new FormData()
    body.append('note', 'not a file')
    body.append('image', new Blob([asBody(await photograph())]), 'photo.jpg')
    const accepts = [
      ['image/png', 'image/png'],
      ['image/webp,*/*', 'image/webp'],
    ] as const
    for (const [Accept, type] of accepts) {
      const answer = await compress(server, client, { body, headers: { Accept } })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      expect(await decode(Buffer.from(await answer.arrayBuffer()))).toMatchObject({ width: 640 })
    }
  })

  it('works with curl', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const curl = spawn('curl', [
      '-sS',
      '-H',
      `Authorization: Bearer ${client.token}`,
      '--data-binary',
      '@-',
      `${server.url}/api/v1/compress?format=webp&width=100`,
    ])
    curl.stdin.end(await photograph())
    const [bytes] = await Promise.all([buffer(curl.stdout), once(curl, 'exit')])
    expect(await decode(bytes)).toMatchObject({ format: 'webp', width: 100 })
  })

  it('refuses each wrong thing with its code, and keeps nothing', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '100000' } })
    const client = await newClient(server)
    const good = asBody(await photograph({ width: 160, height: 120 }))
    const large = asBody(Buffer.alloc(200_000, 1))
    const form = new FormData()
    form.append('file', new Blob([good]), 'photo.jpg')
    const cases: [{ query?: string; body: Body }, number, string][] = [
      [{ query: '?quality=101', body: good }, 400, 'INVALID_INPUT'],
      [{ query: '?quality=high', body: good }, 400, 'INVALID_INPUT'],
      [{ query: '?heigth=10', body: good }, 400, 'INVALID_INPUT'],
      [{ query: '?format=bmp', body: good }, 400, 'INVALID_INPUT'],
      [{ body: form }, 400, 'INVALID_INPUT'],
      [{ body: large }, 413, 'TOO_LARGE'],
      [{ body: 'not an image at all' }, 415, 'UNSUPPORTED_FORMAT'],
      [{ body: '' }, 415, 'UNSUPPORTED_FORMAT'],
      [{ body: good.subarray(0, 900) }, 422, 'BAD_IMAGE'],
    ]
    for (const [options, status, code] of cases) {
      const answer = await compress(server, client, options)
      const body = (await answer.json()) as Failed
      expect([answer.status, body.error.code]).toEqual([status, code])
    }
    const anonymous = await fetch(`${server.url}/api/v1/compress`, { method: 'POST', body: good })
    expect(anonymous.status).toBe(401)
    expect(await temporaryFiles(server)).toEqual([])
  })

  it('lets a client that sends far too much read why it is refused', async () => {
    const server = await startServer({ env: { TESSERA_MAX_UPLOAD_BYTES: '100000' } })
    const client = await newClient(server)
    const answer = await compress(server, client, { body: asBody(Buffer.alloc(8_000_000, 1)) })
    const { error } = (await answer.json()) as Failed
    expect([answer.status, error.code]).toEqual([413, 'TOO_LARGE'])
    await expect.poll(() => temporaryFiles(server)).toEqual([])
  })

  it('has each image scanned, as uploads are', async () => {
    const server = await startServer({ env: { TESSERA_SCAN_COMMAND: 'false' } })
    const client = await newClient(server)
    const answer = await compress(server, client, { body: asBody(await photograph()) })
    const { error } = (await answer.json()) as Failed
    expect([answer.status, error.code, error.details?.reason]).toEqual([422, 'BAD_IMAGE', 'scan'])
  })

  it('gives up when its client goes away in the middle of the body', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const { port } = new URL(server.url)
    const sending = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/v1/compress',
      headers: { Authorization: `Bearer ${client.token}`, 'Content-Length': 1_000_000 },
    })
    sending.on('error', () => {})
    sending.write(Buffer.alloc(100_000))
    await expect.poll(() => temporaryFiles(server)).toHaveLength(1)
    sending.destroy()
    await expect.poll(() => temporaryFiles(server)).toEqual([])
  })
})
