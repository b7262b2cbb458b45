import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createJsonStore } from '@tessera/db/json'
import { describe, expect, it } from 'vitest'
import type { Invitation } from '../src/contract/admin-objects.ts'
import { type BrowserSession, register } from './browser-session.ts'
import { type Failed, type One, password, request } from './client.ts'
import { startServer } from './server-process.ts'

type Invited = { invitation: Invitation; token: string; url: string }

const invite = { env: { TESSERA_REGISTRATION: 'invite' } }
const failed = (status: number, code: string) => ({ status, body: { error: { code } } })

async function makeInvitation(admin: BrowserSession, input: Record<string, unknown> = {}): Promise<Invited> {
  const { status, body } = await admin.send<Invited>('POST', '/admin/invitations', input)
  expect(status, JSON.stringify(body)).toBe(201)
  return body
}

describe('registration by invitation', () => {
  it('lets the first person in without one, and of two that come first at once only one', async () => {
    const server = await startServer(invite)
    const state = () => request(`${server.url}/api/v1/auth/registration`)
    expect(await state()).toMatchObject({ status: 200, body: { registration: 'invite', first: true } })
    const both = await Promise.all(['one', 'two'].map((name) => register(server, `person-${name}`)))
    const answers = both.map(({ answer }) => answer).toSorted((a, b) => a.status - b.status)
    expect(answers[0]).toMatchObject({ status: 201, body: { user: { role: 'admin' } } })
    expect(answers[1]).toMatchObject(failed(403, 'FORBIDDEN'))
    expect(await state()).toMatchObject({ body: { registration: 'invite', first: false } })
    expect((await register(server, 'stranger')).answer).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN', details: { reason: 'invitation' } } },
    })
  })

  it('lets one person in per invitation, with its role, and says who used it', async () => {
    const server = await startServer(invite)
    const { session: admin } = await register(server, 'admin')
    const { invitation, token, url } = await makeInvitation(admin, { note: 'For Grace', role: 'admin' })
    expect(invitation).toMatchObject({
      note: 'For Grace',
      role: 'admin',
      status: 'open',
      createdBy: { username: 'admin' },
      usedBy: null,
    })
    expect(url).toBe(`${server.url}/register#invitation=${token}`)

    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => register(server, `grace-${index}`, { invitation: token })),
    )
    const statuses = answers.map(({ answer }) => answer.status).toSorted()
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409])
    const made = answers.find(({ answer }) => answer.status === 201)
    const { user } = (made?.answer.body ?? {}) as One
    expect(user.role).toBe('admin')
    expect((await register(server, 'late', { invitation: token })).answer).toMatchObject({
      status: 409,
      body: { error: { code: 'CONFLICT', details: { reason: 'used' } } },
    })
    const { body } = await admin.get<{ invitations: Invitation[] }>('/admin/invitations')
    expect(body.invitations).toMatchObject([
      { status: 'used', usedBy: { id: user.id, username: user.username } },
    ])
    expect(JSON.stringify(body)).not.toContain(token)
    expect(server.output()).not.toContain(token)
  })

  it('says clearly what is wrong with an invitation', async () => {
    const server = await startServer(invite)
    const { session: admin } = await register(server, 'admin')
    expect((await register(server, 'stranger', { invitation: 'tsi_guessed' })).answer).toMatchObject(
      failed(404, 'NOT_FOUND'),
    )
    expect((await register(server, 'stranger', { invitation: 'x'.repeat(10_000) })).answer).toMatchObject(
      failed(400, 'INVALID_INPUT'),
    )
    const withdrawn = await makeInvitation(admin)
    expect((await admin.send('DELETE', `/admin/invitations/${withdrawn.invitation.id}`)).status).toBe(204)
    expect(await admin.send('DELETE', `/admin/invitations/${withdrawn.invitation.id}`)).toMatchObject(
      failed(404, 'NOT_FOUND'),
    )
    expect((await register(server, 'stranger', { invitation: withdrawn.token })).answer).toMatchObject(
      failed(404, 'NOT_FOUND'),
    )
    for (const input of [
      { note: 'a\u0000b' },
      { note: 'n'.repeat(10_000) },
      { role: 'owner' },
      { expiresInDays: 0 },
      { uses: 3 },
    ])
      expect(await admin.send('POST', '/admin/invitations', input), JSON.stringify(input)).toMatchObject(
        failed(400, 'INVALID_INPUT'),
      )
  })

  it('is over with the invitation', async () => {
    const server = await startServer(invite)
    const { session: admin } = await register(server, 'admin')
    const { invitation } = await makeInvitation(admin)
    await server.stop()
    // A day is the least that one is good for, so this one is written as it would be found after that.
    const store = await createJsonStore({
      folder: join(server.folder, 'db'),
      limits: { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 },
      clock: () => new Date(),
    })
    await store.invitations.create({
      ...{ id: '0'.repeat(26), userId: invitation.createdBy.id, note: '', role: 'admin' },
      hash: createHash('sha256').update('tsi_of-yesterday').digest('hex'),
      ...{ createdAt: '2026-01-01T00:00:00.000Z', expiresAt: '2026-01-02T00:00:00.000Z' },
      ...{ usedBy: null, usedAt: null },
    })
    await store.close()
    const again = await server.start()
    expect((await register(again, 'late', { invitation: 'tsi_of-yesterday' })).answer).toMatchObject(
      failed(410, 'LINK_EXPIRED'),
    )
    const headers = { Cookie: admin.cookie }
    expect(await request(`${again.url}/api/v1/admin/invitations`, { headers })).toMatchObject({
      body: { invitations: [{ status: 'open' }, { status: 'expired' }], total: 2 },
    })
  })

  it('takes a name that is taken back to the form, and leaves the invitation as good as it was', async () => {
    const server = await startServer(invite)
    const { session: admin } = await register(server, 'admin')
    const { token } = await makeInvitation(admin)
    expect((await register(server, 'Admin', { invitation: token })).answer).toMatchObject({
      status: 409,
      body: { error: { details: { field: 'username' } } },
    })
    expect((await register(server, 'grace', { invitation: token })).answer).toMatchObject({
      status: 201,
      body: { user: { role: 'member' } },
    })
  })
})

describe('registration', () => {
  it('that is open takes an invitation all the same, for its role', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    const { token } = await makeInvitation(admin, { role: 'admin' })
    expect((await register(server, 'grace', { invitation: token })).answer).toMatchObject({
      body: { user: { role: 'admin' } },
    })
    expect((await register(server, 'edith')).answer).toMatchObject({ body: { user: { role: 'member' } } })
  })

  it('that is closed lets in nobody but whom an admin makes an account for', async () => {
    const open = await startServer()
    const { session } = await register(open, 'admin')
    const { token } = await makeInvitation(session)
    await open.stop()
    const server = await open.start({ TESSERA_REGISTRATION: 'closed' })
    expect((await register(server, 'grace', { invitation: token })).answer).toMatchObject(
      failed(403, 'FORBIDDEN'),
    )
    const headers = { Cookie: session.cookie, Origin: server.url, 'Content-Type': 'application/json' }
    const post = (path: string, body: unknown) =>
      request<Failed>(`${server.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(await post('/admin/invitations', {})).toMatchObject(failed(409, 'CONFLICT'))
    expect(await post('/admin/users', { username: 'grace', password })).toMatchObject({
      status: 201,
      body: { user: { username: 'grace', role: 'member', disabled: false } },
    })
  })

  it('refuses names with control characters or of 10,000 letters, on every way to an account', async () => {
    const server = await startServer()
    const { session: admin } = await register(server, 'admin')
    for (const username of ['a'.repeat(10_000), 'grace\u0000', 'gr\u202eace', 'grace\n', '', '\ud800abc']) {
      expect((await register(server, username)).answer, username.slice(0, 20)).toMatchObject(
        failed(400, 'INVALID_INPUT'),
      )
      expect(
        await admin.send('POST', '/admin/users', { username, password }),
        username.slice(0, 20),
      ).toMatchObject(failed(400, 'INVALID_INPUT'))
    }
  })
})
