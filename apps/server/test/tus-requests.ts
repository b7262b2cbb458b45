import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Answer, type Client, type Failed, request } from './client.ts'
import { photograph } from './pictures.ts'
import { type ServerProcess, storedFiles, temporaryFiles } from './server-process.ts'

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A photograph that is so many bytes long: decoders stop at the picture's end. */
export async function heavyPhotograph(bytes: number, seed = 1): Promise<Buffer> {
  const picture = await photograph({ seed })
  return Buffer.concat([picture, randomBytes(bytes - picture.length)])
}

export const base64 = (text: string) => Buffer.from(text).toString('base64')

/** One request of the protocol, with the headers as they are. */
export function tus(
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

export async function begin(
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

export function send(server: ServerProcess, client: Client, url: string, offset: number, body: Uint8Array) {
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
  return tus(server, client, { method: 'PATCH', url, headers, body })
}

export const head = (server: ServerProcess, client: Client, url: string) =>
  tus(server, client, { method: 'HEAD', url })

export async function expectNothingKept(server: ServerProcess, client: Client) {
  expect(await storedFiles(server)).toEqual([])
  expect(await temporaryFiles(server)).toEqual([])
  expect(await readdir(join(server.folder, 'uploads'))).toEqual([])
  expect(await client.quota()).toMatchObject({ images: { used: 0 }, bytes: { used: 0 } })
}
