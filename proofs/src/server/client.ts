import { createHash, randomBytes } from 'node:crypto'
import type { Operation, OperationOf } from './operations.ts'

/** A server that a fault has stopped may never answer, in milliseconds. */
const patience = 60_000

const password = 'correct horse battery'

interface Answer {
  status: number
  body: Record<string, unknown>
}

/** One person at the server. What she asks is written down in `operations`, and acknowledged there as it is answered. */
export interface Client {
  userId: string
  upload(bytes: Uint8Array): Promise<string | null>
  rename(imageId: string, name: string): Promise<void>
  compress(imageId: string, recipe: object): Promise<string | null>
  remake(imageId: string, id: string, recipe: object): Promise<void>
  deleteCompression(imageId: string, id: string): Promise<void>
  delete(imageId: string): Promise<void>
  /** Any other request. */
  ask(method: string, path: string, body?: object): Promise<Answer>
}

/** Registers a new person; null when that was not acknowledged. */
export async function register(url: string, operations: Operation[]): Promise<Client | null> {
  const username = `u${randomBytes(8).toString('hex')}`
  const asked: OperationOf<'register'> = {
    ...{ kind: 'register', username, userId: null },
    ...{ acknowledged: false, requestId: null },
  }
  operations.push(asked)
  const init = json('POST', { username, password })
  const registered = await send(asked, () => fetch(`${url}/api/v1/auth/register`, init))
  if (!registered) return null
  asked.userId = (registered.body.user as { id: string }).id
  const login = await send(null, () => fetch(`${url}/api/v1/auth/token`, init))
  return login && createClient(url, operations, { userId: asked.userId, token: String(login.body.token) })
}

function createClient(
  url: string,
  operations: Operation[],
  { userId, token }: { userId: string; token: string },
): Client {
  const base = `${url}/api/v1`
  const call = (asked: Operation | null, method: string, path: string, body?: object | FormData) => {
    if (asked) operations.push(asked)
    const init = body instanceof FormData ? { method, body } : json(method, body)
    const headers = { ...('headers' in init ? init.headers : {}), authorization: `Bearer ${token}` }
    return send(asked, () =>
      fetch(`${base}${path}`, { ...init, headers, signal: AbortSignal.timeout(patience) }),
    )
  }
  const begun = { acknowledged: false, requestId: null }

  return {
    userId,
    async upload(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const asked: OperationOf<'upload'> = { kind: 'upload', userId, sha256, imageId: null, ...begun }
      const form = new FormData()
      form.append('image', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'photo.jpg')
      const answer = await call(asked, 'POST', '/images', form)
      const results = (answer?.body.images ?? []) as { image?: { id: string } }[]
      asked.imageId = results[0]?.image?.id ?? null
      return asked.imageId
    },
    async rename(imageId, name) {
      await call({ kind: 'rename', userId, imageId, name, ...begun }, 'PATCH', `/images/${imageId}`, { name })
    },
    async compress(imageId, recipe) {
      const asked: OperationOf<'compress'> = { kind: 'compress', userId, imageId, id: null, ...begun }
      const answer = await call(asked, 'POST', `/images/${imageId}/compressions`, recipe)
      const compression = answer?.body.compression as { id: string; status: string } | undefined
      asked.id = compression?.id ?? null
      // Made later is not made yet: nothing was promised of its bytes.
      if (compression?.status !== 'ready') asked.acknowledged = false
      return asked.id
    },
    async remake(imageId, id, recipe) {
      const asked: Operation = { kind: 'other', what: 'remake', ...begun }
      await call(asked, 'PATCH', `/images/${imageId}/compressions/${id}`, recipe)
    },
    async deleteCompression(imageId, id) {
      const asked: Operation = { kind: 'delete compression', userId, imageId, id, ...begun }
      await call(asked, 'DELETE', `/images/${imageId}/compressions/${id}`)
    },
    async delete(imageId) {
      await call({ kind: 'delete', userId, imageId, ...begun }, 'DELETE', `/images/${imageId}`)
    },
    async ask(method, path, body) {
      const asked: Operation = { kind: 'other', what: `${method} ${path}`, ...begun }
      return (await call(asked, method, path, body)) ?? { status: 0, body: {} }
    },
  }
}

/** Null when there was no answer of 2xx: refused, or the server is gone. */
async function send(asked: Operation | null, ask: () => Promise<Response>): Promise<Answer | null> {
  try {
    const response = await ask()
    const text = await response.text()
    if (asked) asked.requestId = response.headers.get('x-request-id')
    if (!response.ok) return null
    if (asked) asked.acknowledged = true
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  } catch {
    return null // cut off: not acknowledged
  }
}

function json(method: string, body?: object): RequestInit & { headers?: Record<string, string> } {
  if (body === undefined) return { method }
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
