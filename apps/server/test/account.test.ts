import { describe, expect, it } from 'vitest'
import type { Session } from '../src/contract/account-objects.ts'
import { agent, logIn, openStream, register, tryLogIn } from './browser-session.ts'
import { clientOf, password } from './client.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles } from './server-process.ts'

type Sessions = { sessions: Session[]; total: number }
const failed = (status: number, code: string) => ({ status, body: { error: { code } } })
const next = 'staple horse correct'

describe('sessions', () => {
  it('are listed with where they began, and ended one by one', async () => {
    const server = await startServer()
    const { session: first } = await register(server, 'grace')
    const second = await logIn(server, 'grace')
    const { session: stranger } = await register(server, 'edith')
    const { body } = await first.get<Sessions>('/sessions')
    expect(body).toMatchObject({
      sessions: [{ current: false }, { current: true, userAgent: agent, address: '127.0.0.1' }],
      nextCursor: null,
      total: 2,
    })
    expect(JSON.stringify(body)).not.toMatch(/tss_|hash/)
    const other = body.sessions.find(({ current }) => !current)
    expect(await stranger.send('DELETE', `/sessions/${other?.id}`)).toMatchObject(failed(404, 'NOT_FOUND'))
    const stream = await openStream(server, { Cookie: second.cookie })
    const kept = await openStream(server, { Cookie: first.cookie })
    expect((await first.send('DELETE', `/sessions/${other?.id}`)).status).toBe(204)
    expect((await second.get('/me')).status).toBe(401)
    expect((await first.get<Sessions>('/sessions')).body.total).toBe(1)
    await expect.poll(stream.isOver).toBe(true)
    expect(kept.isOver()).toBe(false)
  })

  it('end everywhere, with or without the one that asks, and API tokens stay', async () => {
    const server = await startServer()
    const { session: first } = await register(server, 'grace')
    const [second, third] = [await logIn(server, 'grace'), await logIn(server, 'grace')]
    const { body } = await first.send<{ token: string }>('POST', '/tokens', { name: 'laptop' })
    expect((await first.send('POST', '/auth/logout-everywhere', { keepCurrent: true })).status).toBe(204)
    const statuses = async () =>
      Promise.all([first, second, third].map(async (session) => (await session.get('/me')).status))
    expect(await statuses()).toEqual([200, 401, 401])
    const out = await first.send('POST', '/auth/logout-everywhere', {})
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/^tessera_session=; .*Max-Age=0/)
    expect(await statuses()).toEqual([401, 401, 401])
    const program = clientOf(server, { token: body.token, username: 'grace' })
    expect((await program.get('/me')).status).toBe(200)
  })
})

describe('a password', () => {
  it('is changed by who knows it: other sessions and their streams end, tokens where that is asked for', async () => {
    const server = await startServer()
    const { session } = await register(server, 'grace')
    const other = await logIn(server, 'grace')
    const { body } = await session.send<{ token: string }>('POST', '/tokens', { name: 'laptop' })
    const program = clientOf(server, { token: body.token, username: 'grace' })
    const streams = {
      own: await openStream(server, { Cookie: session.cookie }),
      other: await openStream(server, { Cookie: other.cookie }),
      program: await openStream(server, { Authorization: `Bearer ${body.token}` }),
    }
    const change = (input: Record<string, unknown>) => session.send('POST', '/me/password', input)

    expect(await change({ currentPassword: 'not this one', newPassword: next })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT', details: { issues: [{ field: 'currentPassword' }] } } },
    })
    for (const newPassword of ['short', 'x'.repeat(257)])
      expect(await change({ currentPassword: password, newPassword })).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_INPUT', details: { issues: [{ field: 'newPassword' }] } } },
      })
    expect((await other.get('/me')).status).toBe(200)

    expect((await change({ currentPassword: password, newPassword: next })).status).toBe(204)
    expect((await session.get('/me')).status).toBe(200)
    expect((await other.get('/me')).status).toBe(401)
    await expect.poll(streams.other.isOver).toBe(true)
    expect(streams.own.isOver()).toBe(false)
    expect((await program.get('/me')).status).toBe(200)
    expect((await tryLogIn(server, 'grace')).status).toBe(401)
    expect((await tryLogIn(server, 'grace', next)).status).toBe(200)

    const back = { currentPassword: next, newPassword: password, revokeTokens: true }
    expect((await change(back)).status).toBe(204)
    expect((await program.get('/me')).status).toBe(401)
    await expect.poll(streams.program.isOver).toBe(true)
  })

  it('cannot be guessed with a session that was stolen', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    const { session } = await register(server, 'grace')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, guess) =>
        guess % 2
          ? session.send('POST', '/me/password', { currentPassword: `guess ${guess}`, newPassword: next })
          : session.send('POST', '/me/delete', { password: `guess ${guess}` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20)
  })
})

describe('an account', () => {
  it('is deleted by its owner with all that it holds, and its name is free again', async () => {
    const server = await startServer()
    await register(server, 'admin')
    const { session } = await register(server, 'grace')
    const { body } = await session.send<{ token: string }>('POST', '/tokens', { name: 'laptop' })
    const program = clientOf(server, { token: body.token, username: 'grace' })
    const image = await program.store(await photograph())
    await program.send('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    expect((await storedFiles(server)).length).toBeGreaterThan(2)
    expect(await session.send('POST', '/me/delete', { password: 'not this one' })).toMatchObject(
      failed(400, 'INVALID_INPUT'),
    )
    expect((await session.send('POST', '/me/delete', { password })).status).toBe(204)
    expect((await session.get('/me')).status).toBe(401)
    expect((await program.get('/me')).status).toBe(401)
    expect((await fetch(image.url)).status).toBe(404)
    expect(await storedFiles(server)).toEqual([])
    expect((await tryLogIn(server, 'grace')).status).toBe(401)
    expect((await register(server, 'grace')).answer.status).toBe(201)
  })

  it('of the last admin cannot be deleted', async () => {
    const server = await startServer()
    const { session } = await register(server, 'admin')
    expect(await session.send('POST', '/me/delete', { password })).toMatchObject(failed(409, 'CONFLICT'))
    expect((await session.get('/me')).status).toBe(200)
  })
})
