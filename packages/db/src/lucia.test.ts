import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Lucia, TimeSpan } from 'lucia'
import { expect, it, onTestFinished } from 'vitest'
import { createRowMaker } from './conformance-rows.ts'
import { createJsonStore } from './json/create-json-store.ts'
import { createLuciaAdapter, hashSessionSecret } from './lucia.ts'
import type { Store } from './port.ts'
import type { UserRow } from './rows.ts'

interface Subject {
  folder: string
  store: Store
  user: UserRow
  lucia: Lucia
}

async function open(fields?: Partial<UserRow>): Promise<Subject> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-db-'))
  const clock = (): Date => new Date()
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder, limits, clock })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const rows = createRowMaker()
  const user = await store.users.create(rows.user(fields))
  const adapter = createLuciaAdapter(store, { clock, ids: rows.id })
  return { folder, store, user, lucia: new Lucia(adapter, { sessionExpiresIn: new TimeSpan(2, 'h') }) }
}

it('logs in, knows the session by its secret, and logs out', async () => {
  const { store, user, lucia } = await open()
  const session = await lucia.createSession(user.id, {})
  expect(await lucia.validateSession(session.id)).toMatchObject({
    user: { id: user.id },
    session: { id: session.id, fresh: false },
  })
  expect((await lucia.validateSession(hashSessionSecret(session.id))).session).toBeNull()
  const [shown] = await lucia.getUserSessions(user.id)
  const [row] = await store.sessions.list(user.id)
  expect(shown?.id).toBe(row?.id)
  await lucia.invalidateSession(session.id)
  expect((await lucia.validateSession(session.id)).session).toBeNull()
})

it('renews a session in the second half of its life only, under the same secret', async () => {
  const { store, user, lucia } = await open()
  const session = await lucia.createSession(user.id, {})
  const hash = hashSessionSecret(session.id)
  const soon = new Date(Date.now() + 30 * 60_000).toISOString()
  await store.sessions.renew(hash, soon)
  expect(await lucia.validateSession(session.id)).toMatchObject({ session: { id: session.id, fresh: true } })
  const renewed = (await store.sessions.find(hash))?.session.expiresAt ?? ''
  expect(renewed > soon).toBe(true)
})

it('removes sessions that have expired', async () => {
  const { store, user, lucia } = await open()
  const session = await lucia.createSession(user.id, {})
  await store.sessions.renew(hashSessionSecret(session.id), '2020-01-01T00:00:00.000Z')
  expect((await lucia.validateSession(session.id)).session).toBeNull()
  expect(await store.sessions.list(user.id)).toEqual([])
})

it('has no sessions for a disabled user', async () => {
  const { user, lucia } = await open({ disabled: true })
  const session = await lucia.createSession(user.id, {})
  expect(await lucia.validateSession(session.id)).toEqual({ user: null, session: null })
})

it('leaves no secret in the data folder', async () => {
  const { folder, store, user, lucia } = await open()
  const session = await lucia.createSession(user.id, {})
  await store.close()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile())
      expect(await readFile(join(entry.parentPath, entry.name), 'utf8')).not.toContain(session.id)
  }
})
