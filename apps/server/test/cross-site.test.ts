import { expect, it } from 'vitest'
import { type Failed, newClient, password, postJson, request } from './client.ts'
import { listProcedures, listRoutes } from './every-way-in.ts'
import { startServer } from './server-process.ts'

const types = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  null,
]

/** Writes that are in no table: those that move bytes. */
const bytesWrites = [
  { method: 'POST', path: '/api/v1/images' },
  { method: 'POST', path: '/api/v1/compress' },
  { method: 'PUT', path: '/api/v1/uploads/nothing' },
  { method: 'POST', path: '/api/v1/tus' },
  { method: 'PATCH', path: '/api/v1/tus/nothing' },
  { method: 'DELETE', path: '/api/v1/tus/nothing' },
].map(({ method, path }) => ({ name: `${method} ${path}`, request: { method, path } }))

it('runs no write that another site has a browser send, on any route or procedure, of any type', async () => {
  const friend = 'https://friend.example'
  const server = await startServer({ env: { TESSERA_CORS_ORIGINS: friend } })
  const origins = [
    null,
    'null',
    'https://evil.example',
    `${server.url}.evil.example`,
    `${server.url.replace('http:', 'https:')}0`,
    // May read with a token of its own; a cookie is none.
    friend,
  ]
  const registered = await postJson(`${server.url}/api/v1/auth/register`, { username: 'somebody', password })
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const look = async () => {
    const bodies = []
    for (const path of ['/me', '/images', '/tokens', '/presets', '/jobs']) {
      const { status, body } = await request(`${server.url}/api/v1${path}`, { headers: { Cookie: cookie } })
      bodies.push({ status, body })
    }
    return bodies
  }
  const before = await look()
  const writes = [
    ...[...listRoutes(), ...listProcedures()]
      .filter(({ isWrite }) => isWrite)
      .map((way) => ({ name: way.name, request: way.fill({}) })),
    ...bytesWrites,
  ]
  const ran: string[] = []
  let tried = 0
  for (const { name, request: write } of writes) {
    const { method, path, body = {} } = write as { method: string; path: string; body?: unknown }
    const attempts = origins.flatMap((origin) =>
      types.map(async (type) => {
        tried++
        const headers = {
          Cookie: cookie,
          // Of the protocol; without it the routes of tus say no before they look who asks.
          ...(path.startsWith('/api/v1/tus') && { 'Tus-Resumable': '1.0.0' }),
          ...(origin !== null && { Origin: origin }),
          ...(type !== null && { 'Content-Type': type }),
        }
        // Bytes, so that fetch adds no type of its own.
        const bytes = new TextEncoder().encode(JSON.stringify(body))
        const answer = await request<Failed>(server.url + path, { method, headers, body: bytes })
        if (answer.status !== 403 || answer.body.error.code !== 'FORBIDDEN')
          ran.push(`${name} from ${origin} as ${type}: ${answer.status}`)
      }),
    )
    await Promise.all(attempts)
  }
  expect(ran).toEqual([])
  expect(tried).toBe(writes.length * origins.length * types.length)
  expect(writes.length).toBeGreaterThan(35)
  expect(await look()).toEqual(before)
}, 240_000)

it('runs no mutation by a link, and no write that calls itself another method', async () => {
  const server = await startServer()
  const client = await newClient(server)
  const headers = { Authorization: `Bearer ${client.token}` }
  for (const { name, fill } of listProcedures().filter(({ isWrite }) => isWrite)) {
    const input = encodeURIComponent(JSON.stringify(fill({}).body))
    const answer = await request(`${server.url}/trpc/${name}?input=${input}`, { headers })
    expect(answer.status, name).toBe(405)
  }
  for (const header of ['X-HTTP-Method-Override', 'X-Method-Override', 'X-HTTP-Method']) {
    const disguised = { ...headers, [header]: 'POST' }
    expect((await request(`${server.url}/api/v1/tokens?_method=POST`, { headers: disguised })).status).toBe(
      200,
    )
  }
  expect((await client.get<{ total: number }>('/tokens')).body.total).toBe(1)
})

it('runs what comes from its own pages', async () => {
  const server = await startServer()
  const registered = await postJson(`${server.url}/api/v1/auth/register`, { username: 'somebody', password })
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const made = await postJson(
    `${server.url}/api/v1/tokens`,
    { name: 'x' },
    { Cookie: cookie, Origin: server.url },
  )
  expect(made.status).toBe(201)
})
