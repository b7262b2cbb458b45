import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJsonStore } from '@tessera/db/json'
import { expect, it, onTestFinished } from 'vitest'
import { createIds } from '../../ids.ts'
import { authenticateSession, isSessionAlive } from './authenticate.ts'
import { createSessions } from './sessions.ts'

const day = 86_400_000

it('looks whether a session lives without extending its life, which a request does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-sessions-'))
  let now = Date.now()
  const clock = () => new Date(now)
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder, limits, clock })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const ids = createIds({ clock })
  const user = await store.users.create({
    id: ids(),
    username: 'ada',
    passwordHash: 'none',
    disabled: false,
    quota: {},
    createdAt: clock().toISOString(),
  })
  const sessions = createSessions({ store, clock, ids, secure: false })
  const deps = { store, sessions, clock }
  const { secret, row } = sessions.prepare(user.id, { address: '192.0.2.1' })
  await store.sessions.create(row)
  const soon = new Date(now + day).toISOString()
  await store.sessions.renew(row.hash, soon)
  const expiresAt = async () => (await store.sessions.find(row.hash))?.session.expiresAt

  expect(await isSessionAlive(deps, secret)).toBe(true)
  expect(await expiresAt()).toBe(soon)
  expect(await isSessionAlive(deps, `${secret}x`)).toBe(false)
  expect(await authenticateSession(deps, secret)).toMatchObject({ renewed: true })
  expect(await expiresAt()).not.toBe(soon)
  now += 60 * day
  expect(await isSessionAlive(deps, secret)).toBe(false)
})
