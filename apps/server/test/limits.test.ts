import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { AppRouter } from '../src/trpc/router.ts'
import { type Client, clientOf, type Failed, newClient, postJson, request } from './client.ts'
import { startServer } from './server-process.ts'

/** 30 requests of a user in a minute, 15 of an address. */
const scale = { TESSERA_RATE_LIMIT_SCALE: '0.005' }

async function startLimited() {
  const server = await startServer()
  const client = await newClient(server)
  await server.stop()
  const limited = await server.start(scale)
  return { server: limited, client: clientOf(limited, client) }
}

const left = (headers: Headers) => Number(headers.get('ratelimit-remaining'))

describe('the bound on all requests', () => {
  it('is told with each answer, and refuses what comes beyond it, with when to come back', async () => {
    const { client } = await startLimited()
    const answers = []
    for (let i = 0; i < 33; i++) answers.push(await client.get<Failed>('/me'))
    const [first] = answers
    expect(first?.headers.get('ratelimit-limit')).toBe('30')
    expect(first?.headers.get('ratelimit-policy')).toBe('30;w=60')
    expect(Number(first?.headers.get('ratelimit-reset'))).toBeGreaterThan(0)
    expect(answers.map(({ headers }) => left(headers))).toEqual([
      ...Array.from({ length: 30 }, (_, i) => 29 - i),
      ...[0, 0, 0],
    ])
    for (const { status, headers, body } of answers.slice(30)) {
      expect({ status, code: body.error.code }).toEqual({ status: 429, code: 'RATE_LIMITED' })
      expect(headers.get('retry-after')).toBe(headers.get('ratelimit-reset'))
    }
  })

  it('counts every call of a batch, and errors as well', async () => {
    const { server, client } = await startLimited()
    const headers = { Authorization: `Bearer ${client.token}` }
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers })],
    })
    const calls = await Promise.allSettled(Array.from({ length: 20 }, () => trpc.account.me.query()))
    expect(calls.every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(left((await client.get('/images/nothing')).headers)).toBe(9)
    const more = await Promise.allSettled(Array.from({ length: 20 }, () => trpc.account.me.query()))
    const refused = more.flatMap((call) => (call.status === 'rejected' ? [call.reason as unknown] : []))
    expect(refused).toHaveLength(11)
    for (const error of refused) {
      expect(error).toBeInstanceOf(TRPCClientError)
      expect(error).toMatchObject({ data: { httpStatus: 429, error: { code: 'RATE_LIMITED' } } })
    }
  })

  it('has no room for a batch of more than twenty calls', async () => {
    const server = await startServer()
    const path = Array.from({ length: 21 }, () => 'account.me').join(',')
    const answer = await request<unknown>(`${server.url}/trpc/${path}?batch=1`)
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).not.toContain('UNAUTHENTICATED')
  })

  it('is of an address for strangers, and one user’s is not another’s', async () => {
    const { server, client } = await startLimited()
    const strangers = []
    for (let i = 0; i < 17; i++) strangers.push((await request(`${server.url}/api/v1/me`)).status)
    expect(strangers).toEqual([...Array.from({ length: 15 }, () => 401), 429, 429])
    expect((await client.get('/me')).status).toBe(200)
  })

  it('holds for routes that move bytes, too', async () => {
    const { server, client } = await startLimited()
    const send = (path: string, method: string, more: Record<string, string> = {}) =>
      request<Failed>(`${server.url}/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${client.token}`, ...more },
      })
    const tus = { 'Tus-Resumable': '1.0.0' }
    const first = [
      await send('/images', 'POST'),
      await send('/compress', 'POST'),
      await send('/tus/nothing', 'HEAD', tus),
      await send('/uploads/nothing', 'PUT'),
    ]
    expect(first.map(({ headers }) => left(headers))).toEqual([29, 28, 27, 26])
    await exhaust(client)
    for (const answer of [
      await send('/images', 'POST'),
      await send('/compress', 'POST'),
      await send('/tus', 'POST', { ...tus, 'Upload-Length': '10' }),
    ])
      expect(answer).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMITED' } } })
  })
})

async function exhaust(client: Client): Promise<void> {
  while ((await client.get('/me')).status !== 429);
}

describe('closer limits', () => {
  it('are told instead where less is left of them', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    const login = { username: 'nobody', password: 'wrong' }
    const answers = []
    for (let i = 0; i < 11; i++) answers.push(await postJson(`${server.url}/api/v1/auth/login`, login))
    expect(answers.map(({ headers }) => left(headers))).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0])
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('10;w=900')
    expect(answers.at(-1)?.status).toBe(429)
  })
})
