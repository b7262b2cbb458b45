import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import type { Account, LoggedUpload, SomeonesJob, Usage } from '../src/contract/admin-objects.ts'
import type { AppRouter } from '../src/trpc/router.ts'
import { type BrowserSession, logIn, openStream, register, tryLogIn } from './browser-session.ts'
import { clientOf, type Failed, newClient, type One, password } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'

type Users = { users: Account[]; nextCursor: string | null; total: number }
type OneUser = { user: Account } & Failed
type Uploads = { uploads: LoggedUpload[]; total: number | null }
type Jobs = { jobs: SomeonesJob[]; total: number | null }
const failed = (status: number, code: string) => ({ status, body: { error: { code } } })
const next = 'staple horse correct'

async function idOf(session: { get: BrowserSession['get'] }): Promise<string> {
  return (await session.get<One>('/me')).body.user.id
}

describe('admins', () => {
  it('see all accounts by page, search them, make them and delete them with all they hold', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const made = await admin.send<OneUser>('POST', '/admin/users', {
      username: 'Grace',
      password,
      quota: { images: 3 },
    })
    expect(made).toMatchObject({
      status: 201,
      body: { user: { username: 'Grace', role: 'member', quota: { images: { used: 0, limit: 3 } } } },
    })
    expect(JSON.stringify(made.body)).not.toContain('argon2')
    expect(await admin.send('POST', '/admin/users', { username: 'grace', password })).toMatchObject(
      failed(409, 'CONFLICT'),
    )
    await admin.send('POST', '/admin/users', { username: 'edith', password })
    const first = await admin.get<Users>('/admin/users?limit=2')
    expect(first.body).toMatchObject({ users: [{ username: 'admin' }, { username: 'edith' }], total: 3 })
    const rest = await admin.get<Users>(`/admin/users?limit=2&cursor=${first.body.nextCursor}`)
    expect(rest.body).toMatchObject({ users: [{ username: 'Grace' }], nextCursor: null })
    expect((await admin.get<Users>('/admin/users?search=RAC')).body).toMatchObject({ total: 1 })

    const { id } = made.body.user
    const grace = clientOf(server, { username: 'Grace', token: await tokenOf(await logIn(server, 'Grace')) })
    await grace.store(await photograph())
    const read = await admin.get<OneUser>(`/admin/users/${id}`)
    expect(read.body.user.quota.images).toEqual({ used: 1, limit: 3 })
    expect(read.body.user.quota.bytes.used).toBeGreaterThan(0)
    expect((await storedFiles(server)).length).toBeGreaterThan(0)
    expect((await admin.send('DELETE', `/admin/users/${id}`)).status).toBe(204)
    expect(await storedFiles(server)).toEqual([])
    expect((await grace.get('/me')).status).toBe(401)
    for (const send of [
      () => admin.get(`/admin/users/${id}`),
      () => admin.send('DELETE', `/admin/users/${id}`),
      () => admin.send('PATCH', '/admin/users/nobody', { disabled: true }),
      () => admin.send('POST', '/admin/users/..%2f/password', { password }),
    ])
      expect(await send()).toMatchObject(failed(404, 'NOT_FOUND'))
  })

  it('give limits of their own to an account, which hold at once, and take them back', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const client = await newClient(server)
    const id = await idOf(client)
    const limit = (quota: unknown) => admin.send<OneUser>('PATCH', `/admin/users/${id}`, { quota })
    expect((await limit({ images: 1 })).body.user).toMatchObject({
      ownLimits: { images: 1 },
      quota: { images: { used: 0, limit: 1 } },
    })
    await client.store(await photograph())
    const second = { bytes: await photograph({ seed: 2 }) }
    expect(await client.upload(second)).toMatchObject(failed(403, 'QUOTA_EXCEEDED'))
    // Lower than what is there: nothing is lost, nothing more comes.
    expect((await limit({ images: 0 })).body.user.quota.images).toEqual({ used: 1, limit: 0 })
    expect((await client.get<{ total: number }>('/images')).body.total).toBe(1)
    expect((await limit({})).body.user).toMatchObject({ ownLimits: {}, quota: { images: { limit: 10 } } })
    expect((await client.upload(second)).status).toBe(201)
    for (const quota of [
      { images: -1 },
      { images: 1.5 },
      { bytes: 1e300 },
      { pictures: 3 },
      { images: null },
    ])
      expect(await limit(quota), JSON.stringify(quota)).toMatchObject(failed(400, 'INVALID_INPUT'))
  })

  it('disable an account: sessions, tokens, streams and jobs end at once, and nothing is lost', async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1', TESSERA_COMPRESSIONS_PER_IMAGE: '50' } })
    const { session: admin } = await register(server, 'admin')
    const { session } = await register(server, 'grace')
    const token = await tokenOf(session)
    const client = clientOf(server, { token, username: 'grace' })
    const image = await client.store(await photograph({ width: 2000, height: 1500 }))
    const path = `/images/${image.id}/compressions`
    for (let quality = 40; quality < 60; quality++)
      await client.send('POST', path, { format: 'avif', quality, effort: 6 }, { Prefer: 'respond-async' })
    const id = await idOf(session)
    const ticket = await client.send<{ url: string }>('POST', '/uploads', { name: 'a.jpg', bytes: 10 })
    const streams = [
      await openStream(server, { Cookie: session.cookie }),
      await openStream(server, { Authorization: `Bearer ${token}` }),
    ]

    const disabled = await admin.send<OneUser>('PATCH', `/admin/users/${id}`, { disabled: true })
    expect(disabled.body.user).toMatchObject({ disabled: true, quota: { images: { used: 1 } } })
    expect((await session.get('/me')).status).toBe(401)
    expect((await client.get('/me')).status).toBe(401)
    expect(await tryLogIn(server, 'grace')).toMatchObject(failed(401, 'UNAUTHENTICATED'))
    expect((await fetch(ticket.body.url, { method: 'PUT', body: '0123456789' })).status).toBe(403)
    for (const { isOver } of streams) await expect.poll(isOver).toBe(true)
    for (const status of ['queued', 'processing'])
      expect((await admin.get<Jobs>(`/admin/jobs?status=${status}&userId=${id}`)).body.jobs).toEqual([])
    const { body } = await admin.get<Jobs>('/admin/jobs?status=cancelled')
    expect(body.jobs.length).toBeGreaterThan(0)
    expect(body.jobs[0]).toMatchObject({ status: 'cancelled', user: { id, username: 'grace' } })

    await admin.send('PATCH', `/admin/users/${id}`, { disabled: false })
    const again = await logIn(server, 'grace')
    expect((await again.get<{ total: number }>('/images')).body.total).toBe(1)
    // What was ended stays ended.
    expect((await client.get('/me')).status).toBe(401)
    expect((await session.get('/me')).status).toBe(401)
  })

  it('give somebody a new password, which ends what the old one had opened', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const { session } = await register(server, 'grace')
    const client = clientOf(server, { token: await tokenOf(session), username: 'grace' })
    const reset = (user: string) => admin.send('POST', `/admin/users/${user}/password`, { password: next })
    expect((await reset(await idOf(session))).status).toBe(204)
    expect((await session.get('/me')).status).toBe(401)
    expect((await client.get('/me')).status).toBe(401)
    expect((await tryLogIn(server, 'grace')).status).toBe(401)
    expect((await tryLogIn(server, 'grace', next)).status).toBe(200)
    // Of one's own account the session that asks stays.
    expect((await reset(await idOf(admin))).status).toBe(204)
    expect((await admin.get('/me')).status).toBe(200)
  })

  it('never leave the server without one of them, whatever two do at once', async () => {
    const server = await startServer()
    const { session: ada } = await register(server, 'ada')
    const first = await idOf(ada)
    for (const patch of [{ role: 'member' }, { disabled: true }])
      expect(await ada.send('PATCH', `/admin/users/${first}`, patch)).toMatchObject(failed(409, 'CONFLICT'))
    expect(await ada.send('DELETE', `/admin/users/${first}`)).toMatchObject(failed(409, 'CONFLICT'))

    const { session: grace } = await register(server, 'grace')
    const second = await idOf(grace)
    expect(await ada.send('PATCH', `/admin/users/${second}`, { role: 'admin' })).toMatchObject({
      status: 200,
    })
    await Promise.all([
      ada.send('PATCH', `/admin/users/${second}`, { role: 'member' }),
      ada.send('PATCH', `/admin/users/${second}`, { disabled: true }),
      grace.send('PATCH', `/admin/users/${first}`, { disabled: true }),
      grace.send('DELETE', `/admin/users/${first}`),
      grace.send('POST', '/me/delete', { password }),
    ])
    const left = await Promise.all(
      [ada, grace].map(async (session) => (await session.get('/admin/usage')).status),
    )
    expect(left.filter((status) => status === 200)).toHaveLength(1)
  })

  it('see what all use, all jobs and the upload log, by user and outcome, over REST and tRPC', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const [one, two] = [await newClient(server), await newClient(server)]
    await one.store(await photograph())
    await two.upload({ name: 'letter.txt', bytes: Buffer.from('Dear Sir or Madam') })
    const id = await idOf(two)
    expect((await admin.get<{ usage: Usage }>('/admin/usage')).body.usage).toMatchObject({
      users: 3,
      images: 1,
      compressions: 0,
      limits: { images: 10 },
    })
    const all = await admin.get<Uploads>('/admin/uploads')
    expect(all.body).toMatchObject({
      uploads: [
        { outcome: 'refused', name: 'letter.txt', user: { id, username: two.username } },
        { outcome: 'accepted', user: { username: one.username }, address: '127.0.0.1' },
      ],
      total: 2,
    })
    expect(all.body.uploads[0]?.error?.code).toBe('UNSUPPORTED_FORMAT')
    const count = async (query: string) =>
      (await admin.get<Uploads>(`/admin/uploads?${query}`)).body.uploads.length
    expect(await count('outcome=refused')).toBe(1)
    expect(await count(`userId=${id}`)).toBe(1)
    expect(await count(`userId=${id}&outcome=accepted`)).toBe(0)
    expect(await count('userId=nobody')).toBe(0)
    expect(await admin.get('/admin/uploads?outcome=lost')).toMatchObject(failed(400, 'INVALID_INPUT'))

    const headers = { Cookie: admin.cookie, Origin: server.url }
    const trpc = createTRPCClient<AppRouter>({
      links: [httpBatchLink({ url: `${server.url}/trpc`, headers })],
    })
    expect((await trpc.admin.uploads.query({ outcome: 'refused' })).uploads).toHaveLength(1)
    expect((await trpc.admin.users.list.query({ search: two.username })).users).toMatchObject([{ id }])
    expect((await trpc.admin.jobs.query({})).jobs).toEqual((await admin.get<Jobs>('/admin/jobs')).body.jobs)
    await trpc.admin.users.update.mutate({ id, role: 'admin' })
    expect((await two.get<One>('/me')).body.user.role).toBe('admin')
  })
})

async function tokenOf(session: BrowserSession): Promise<string> {
  return (await session.send<{ token: string }>('POST', '/tokens', { name: 'laptop' })).body.token
}
