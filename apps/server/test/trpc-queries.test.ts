import { expect, it } from 'vitest'
import { newClient } from './client.ts'
import { readMetric } from './metrics.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

/** Nothing that says something to us, but it makes the question one for tRPC's own adapter. */
const byAdapter = { 'Content-Type': 'application/json; charset=utf-8' }

const ask = (path: string, input?: unknown, rest = '') =>
  `${path}?input=${encodeURIComponent(JSON.stringify(input))}${rest}`

const questions = [
  'account.me',
  ask('images.list', { limit: 1 }),
  ask('images.list', { limit: 0 }),
  ask('images.list', { limit: 1, unknown: true }),
  ask('images.list', 'a text'),
  ask('images.get', { id: 'nothing' }),
  'images.get',
  'images.list?input={',
  'images.list?input=',
  'images.list?input={"limit":1,"search":"what?"}',
  'images.list?input={"limit":1}&input={"limit":2}',
  'images.list?input={"limit":1,"search":"50%"}',
  'account.me?batch=1?',
  ask('account.me', { 0: null }, '&batch=1'),
  ask('images.list', { 0: { limit: 1 } }, '&batch=1'),
  ask('account.me,images.list,images.list', { 1: { limit: 1 }, 2: {} }, '&batch=1'),
  ask('account.me,images.get', { 1: { id: 'nothing' } }, '&batch=1'),
  ask('images.get,images.get', { 0: { id: 'nothing' }, 1: { id: 'nobody' } }, '&batch=1'),
  ask('images.list,images.list', [{ limit: 1 }], '&batch=1'),
  ask('images.list,images.list', 'a text', '&batch=1'),
  'images.list,account.me?batch=1&input={',
  'account.me,account.me',
  'account.me,account.me?batch=0',
  'nothing',
  'images.toString',
  'account.me,nothing?batch=1',
  'account.me,auth.logout?batch=1',
  'auth.logout',
  'images%2Elist',
  'account.me,?batch=1',
  '',
  `${Array.from({ length: 21 }, () => 'account.me').join(',')}?batch=1`,
]

it('answers queries as tRPC’s own adapter does, right and wrong ones', async () => {
  const server = await startServer()
  const client = await newClient(server)
  await client.store(await photograph())
  const authorization = { Authorization: `Bearer ${client.token}` }
  const people = { authorization, nobody: {}, cookie: { Cookie: 'tessera_session=tss_wrong' } }

  async function answer(question: string, headers: Record<string, string>) {
    const response = await fetch(`${server.url}/trpc/${question}`, { headers })
    const text = await response.text()
    const requestId = response.headers.get('x-request-id') ?? ''
    expect(requestId).not.toBe('')
    return {
      status: response.status,
      body: JSON.parse(text.replaceAll(requestId, 'id')) as unknown,
      cookies: response.headers.getSetCookie(),
      type: response.headers.get('content-type')?.split(';')[0],
      policy: response.headers.get('content-security-policy'),
      caching: response.headers.get('cache-control'),
    }
  }
  for (const headers of Object.values(people)) {
    for (const question of questions) {
      const own = await answer(question, headers)
      expect(own, question).toEqual(await answer(question, { ...headers, ...byAdapter }))
    }
  }
})

it('says what came where something else was expected, as the other ways do', async () => {
  const server = await startServer()
  const { token } = await newClient(server)
  const messageOf = async (path: string, init: RequestInit = {}) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const response = await fetch(`${server.url}/trpc/${path}`, { headers, ...init })
    return ((await response.json()) as { error: { message: string } }).error.message
  }
  const expected = 'Expected number at least 1 for limit but received 0 of type number'
  expect(await messageOf(ask('images.list', { limit: 0 }))).toBe(expected)
  expect(await messageOf('images.delete', { method: 'POST', body: '{"ids":"all"}' })).toBe(
    "Expected array for ids but received 'all' of type string",
  )
})

it('does so by a way of its own, and leaves the rest to the adapter', async () => {
  const server = await startServer()
  const { token } = await newClient(server)
  const varyOf = async (path: string, headers: Record<string, string>) => {
    const response = await fetch(`${server.url}/trpc/${path}`, {
      headers: { Authorization: `Bearer ${token}`, ...headers },
    })
    await response.body?.cancel()
    return response.headers.get('vary')
  }
  expect(await varyOf('account.me', {})).toBe('Origin')
  expect(await varyOf('account.me,account.me?batch=1', {})).toBe('Origin')
  expect(await varyOf('account.me', byAdapter)).toContain('trpc-accept')
  expect(await varyOf('account.me?batch=1', { 'trpc-accept': 'application/jsonl' })).toContain('trpc-accept')
})

it('gives up what nobody waits for any more', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const image = await client.store(await photograph({ width: 1600, height: 1200 }))
  // Long enough to leave meanwhile.
  const qualities = Array.from({ length: 100 }, (_, index) => index + 1)
  const leaving = new AbortController()
  const question = ask('images.curve', { id: image.id, request: { formats: ['avif'], qualities } })
  const gone = fetch(`${server.url}/trpc/${question}`, {
    headers: { Authorization: `Bearer ${client.token}` },
    signal: leaving.signal,
  })
  gone.catch(() => {})
  await expect.poll(() => readMetric(server, 'tessera_tasks_running')).toBe(1)
  leaving.abort()
  await expect(gone).rejects.toThrow()
  const aborted = { kind: 'curve', outcome: 'aborted' }
  await expect.poll(() => readMetric(server, 'tessera_task_seconds_count', aborted)).toBe(1)
})
