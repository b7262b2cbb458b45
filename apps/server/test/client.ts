import { randomBytes } from 'node:crypto'
import type {
  Compression,
  ErrorAnswer,
  Image,
  Job,
  Quota,
  Tiling,
  UploadResult,
  User,
} from '../src/contract/objects.ts'
import type { ServerProcess } from './server-process.ts'

/** What an answer was, read to its end. */
export interface Answer<T = unknown> {
  status: number
  headers: Headers
  body: T
}

export interface Client {
  token: string
  username: string
  get<T>(path: string): Promise<Answer<T>>
  send<T>(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  upload(...files: { name?: string; bytes: Uint8Array }[]): Promise<Answer<Uploaded>>
  /** Uploads one file that is expected to be taken. */
  store(bytes: Uint8Array, name?: string): Promise<Image>
  quota(): Promise<Quota>
}

export type Uploaded = { images: UploadResult[] } & Partial<ErrorAnswer>
export type Failed = ErrorAnswer
export type One = { image: Image; compression: Compression; tiling: Tiling; job: Job; user: User }

export const password = 'correct horse battery'

/** Registers a new person and gets a token, as a program would. */
export async function newClient(server: ServerProcess): Promise<Client> {
  const username = `u${randomBytes(8).toString('hex')}`
  const credentials = { username, password }
  await expectStatus(201, postJson(`${server.url}/api/v1/auth/register`, credentials))
  const { body } = await expectStatus<{ token: string }>(
    201,
    postJson(`${server.url}/api/v1/auth/token`, credentials),
  )
  return clientOf(server, { token: body.token, username })
}

export function clientOf(
  server: ServerProcess,
  { token, username }: { token: string; username: string },
): Client {
  const authorization = { Authorization: `Bearer ${token}` }
  const api = `${server.url}/api/v1`
  const upload: Client['upload'] = (...files) => {
    const form = new FormData()
    for (const { name = 'photo.jpg', bytes } of files)
      form.append('image', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
    return request(`${api}/images`, { method: 'POST', headers: authorization, body: form })
  }
  return {
    token,
    username,
    upload,
    get: (path) => request(api + path, { headers: authorization }),
    send: (method, path, body, headers = {}) =>
      request(api + path, {
        method,
        headers: {
          ...authorization,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async store(bytes, name = 'photo.jpg') {
      const { body } = await expectStatus<Uploaded>(201, upload({ name, bytes }))
      const [first] = body.images
      if (!first || 'error' in first)
        throw new Error(`expected an image but received ${JSON.stringify(first)}`)
      return first.image
    },
    async quota() {
      const { body } = await expectStatus<{ quota: Quota }>(
        200,
        request(`${api}/me`, { headers: authorization }),
      )
      return body.quota
    },
  }
}

/** Redirects are answers here, not to be followed. */
export async function request<T>(url: string, init: RequestInit = {}): Promise<Answer<T>> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  // An answer to HEAD has the type of a body, and none.
  const isJson = text !== '' && response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T }
}

export function postJson<T>(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  return request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

export async function expectStatus<T>(status: number, answering: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await answering
  if (answer.status !== status)
    throw new Error(`expected ${status} but received ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** A link with its path replaced by the server's own address: it must not matter under which name it is reached. */
export async function fetchBytes(url: string): Promise<Buffer> {
  const response = await fetch(url)
  if (response.status !== 200) throw new Error(`expected 200 but received ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}
