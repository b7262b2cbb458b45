import { describe, expect, it } from 'vitest'
import type { Token } from '../src/contract/objects.ts'
import { exampleOf } from '../src/rest/document/describe-route.ts'
import type { Route } from '../src/rest/route.ts'
import { restTable } from '../src/rest/table.ts'
import { type BrowserSession, logIn, register } from './browser-session.ts'
import { type Client, clientOf, newClient, password, postJson } from './client.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const failed = (status: number, code: string) => ({ status, body: { error: { code } } })
const nobody = '0'.repeat(26)

/** Those that make nothing that stays, though they take a body: they need the scope to read. */
const readingPosts = [
  'POST /api/v1/images/zip',
  'POST /api/v1/images/{id}/curve',
  'POST /api/v1/images/{id}/preview',
]
/** A session ends itself; to a token this does nothing. */
const ofSessions = ['POST /api/v1/auth/logout']

async function makeToken(
  session: BrowserSession,
  server: ServerProcess,
  scopes: readonly string[],
): Promise<Client> {
  const { status, body } = await session.send<{ token: string }>('POST', '/tokens', { name: 'x', scopes })
  expect(status).toBe(201)
  return clientOf(server, { token: body.token, username: 'somebody' })
}

/** Asks each route as its example in the OpenAPI document does; answers with those that were not refused with FORBIDDEN. */
async function notForbidden(client: Client, routes: readonly Route[]): Promise<string[]> {
  const passed: string[] = []
  for (const route of routes) {
    const path = route.path
      .replace('/api/v1', '')
      .replace('{hash}', 'a'.repeat(64))
      .replaceAll(/\{\w+\}/g, nobody)
    const method = route.method.toUpperCase()
    const answer =
      method === 'GET'
        ? await client.get<unknown>(path)
        : await client.send<unknown>(method as 'POST', path, exampleOf(route))
    const { error } = (answer.body || {}) as { error?: { code: string } }
    if (answer.status !== 403 || error?.code !== 'FORBIDDEN')
      passed.push(`${lineOf(route)}: ${answer.status}`)
  }
  return passed
}

const lineOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`
const routes = restTable.filter((route) => !route.public && !ofSessions.includes(lineOf(route)))
const isRead = (route: Route) => route.method === 'get' || readingPosts.includes(lineOf(route))
const isAdmins = ({ path }: Route) => path.includes('/admin/')

describe('scopes', () => {
  it('are asked for by every verb: to read, to write, and to act as an admin', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const reads = routes.filter(isRead)
    const writes = routes.filter((route) => !isRead(route))
    expect(routes.filter(isAdmins).length).toBeGreaterThan(10)

    expect(await notForbidden(await makeToken(admin, server, ['read']), writes)).toEqual([])
    expect(await notForbidden(await makeToken(admin, server, ['write']), reads)).toEqual([])
    const both = await makeToken(admin, server, ['read', 'write'])
    expect(await notForbidden(both, routes.filter(isAdmins))).toEqual([])
    const looking = await makeToken(admin, server, ['read', 'admin'])
    expect(await notForbidden(looking, writes)).toEqual([])
    expect((await looking.get('/admin/users')).status).toBe(200)
    // All of this was refused, so nothing has happened to the account.
    expect((await admin.get('/admin/usage')).body).toMatchObject({ usage: { users: 1 } })
    expect((await logIn(server, 'admin')).cookie).toMatch(/^tessera_session=tss_/)
  })

  it('of an admin are for admins only, and end with the role', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const member = await newClient(server)
    expect(await notForbidden(member, routes.filter(isAdmins))).toEqual([])
    expect(await member.send('POST', '/tokens', { name: 'x', scopes: ['admin'] })).toMatchObject(
      failed(403, 'FORBIDDEN'),
    )
    const { body } = await member.get<{ user: { id: string } }>('/me')
    const role = (name: string) => admin.send('PATCH', `/admin/users/${body.user.id}`, { role: name })
    await role('admin')
    // By name and password comes all that the account may do.
    const answer = await postJson<{ token: string }>(`${server.url}/api/v1/auth/token`, {
      username: member.username,
      password,
    })
    const promoted = clientOf(server, { token: answer.body.token, username: member.username })
    expect((await promoted.get('/admin/users')).status).toBe(200)
    // A token of before has the scopes that it was given.
    expect((await member.get('/admin/users')).status).toBe(403)
    await role('member')
    expect(await promoted.get('/admin/users')).toMatchObject(failed(403, 'FORBIDDEN'))
    expect((await promoted.get('/me')).status).toBe(200)
  })

  it('and the end of a token are as they were asked for, and reading and writing unless others are', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    await admin.send('POST', '/tokens', { name: 'plain' })
    await admin.send('POST', '/tokens', { name: 'short', scopes: ['read'], expiresInDays: 2 })
    const { body } = await admin.get<{ tokens: Token[] }>('/tokens')
    const [plain, short] = body.tokens
    expect(plain).toMatchObject({ name: 'plain', scopes: ['read', 'write'], expiresAt: null })
    expect(Date.parse(short?.expiresAt ?? '') - Date.parse(short?.createdAt ?? '')).toBe(2 * 86_400_000)
    for (const input of [
      { name: 'a\u0007b' },
      { name: 'n'.repeat(10_000) },
      { name: ' ' },
      { name: 'x', scopes: [] },
      { name: 'x', scopes: ['everything'] },
      { name: 'x', expiresInDays: 0 },
    ])
      expect(await admin.send('POST', '/tokens', input), JSON.stringify(input).slice(0, 40)).toMatchObject(
        failed(400, 'INVALID_INPUT'),
      )
  })
})
