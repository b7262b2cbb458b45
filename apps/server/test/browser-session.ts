import { onTestFinished } from 'vitest'
import { type Answer, password, postJson, request } from './client.ts'
import type { ServerProcess } from './server-process.ts'

/** Somebody in a browser: who carries a session's cookie, and names the page's origin as browsers do. */
export interface BrowserSession {
  cookie: string
  get<T>(path: string): Promise<Answer<T>>
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer<T>>
}

export const agent = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0'

/** Registers, with `invitation` where one is needed. Answers with what the server said, and the session if there is one. */
export async function register(
  server: ServerProcess,
  username: string,
  more: Record<string, unknown> = {},
): Promise<{ answer: Answer; session: BrowserSession }> {
  const body = { username, password, ...more }
  const answer = await postJson(`${server.url}/api/v1/auth/register`, body, { 'User-Agent': agent })
  return { answer, session: sessionOf(server, answer) }
}

/** Throws unless the server lets this person in. */
export async function logIn(
  server: ServerProcess,
  username: string,
  secret = password,
): Promise<BrowserSession> {
  const answer = await tryLogIn(server, username, secret)
  if (answer.status !== 200) throw new Error(`expected 200 but received ${answer.status}`)
  return sessionOf(server, answer)
}

export function tryLogIn(server: ServerProcess, username: string, secret = password): Promise<Answer> {
  const headers = { 'User-Agent': agent }
  return postJson(`${server.url}/api/v1/auth/login`, { username, password: secret }, headers)
}

function sessionOf(server: ServerProcess, answer: Answer): BrowserSession {
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { Cookie: cookie, Origin: server.url }
  return {
    cookie,
    get: (path) => request(`${server.url}/api/v1${path}`, { headers }),
    send: (method, path, body) =>
      request(`${server.url}/api/v1${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}

/** Opens a stream of events with these headers; `isOver` tells whether the server has ended it. */
export async function openStream(
  server: ServerProcess,
  headers: Record<string, string>,
): Promise<{ isOver: () => boolean }> {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const response = await fetch(`${server.url}/trpc/events.follow?input=${encodeURIComponent('{}')}`, {
    headers: { ...headers, Accept: 'text/event-stream' },
    signal: stop.signal,
  })
  const reader = response.body?.getReader()
  // The first lump says that it is open: what happens from now on is seen.
  await reader?.read()
  let over = false
  const read = async (): Promise<void> => {
    while (reader && !(await reader.read()).done);
    over = true
  }
  read().catch(() => {}) // stopped with the test
  return { isOver: () => over }
}
