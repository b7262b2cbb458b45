import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'

/** Users, sessions and tokens. */
export function describeAccounts(openBench: OpenBench): void {
  describe('users', () => {
    it('makes the first account admin and every other one a member, also when all come at once', async () => {
      const { store, rows } = await openBench()
      const users = await Promise.all(Array.from({ length: 20 }, () => store.users.create(rows.user())))
      expect(users.filter(({ role }) => role === 'admin')).toHaveLength(1)
      expect((await store.users.create(rows.user())).role).toBe('member')
    })

    it('finds a user by id and by name without regard to case', async () => {
      const { store, addUser } = await openBench()
      const user = await addUser({ username: 'Ada' })
      expect(await store.users.get(user.id)).toEqual(user)
      expect(await store.users.getByUsername('aDA')).toEqual(user)
      expect(await store.users.getByUsername('Grace')).toBeNull()
    })

    it('takes what is no id for nobody', async () => {
      const { store } = await openBench()
      for (const id of ['', '../../etc/passwd', '__proto__', '0'.repeat(26)])
        expect(await store.users.get(id)).toBeNull()
    })

    it('gives a name to one of many who want it at once', async () => {
      const { store, rows } = await openBench()
      const results = await Promise.allSettled(
        Array.from({ length: 16 }, (_, i) =>
          store.users.create(rows.user({ username: i % 2 ? 'Ada' : 'ada' })),
        ),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = results.filter((result) => result.status === 'rejected')
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'CONFLICT' })
    })

    it('keeps names that mean something to JavaScript', async () => {
      const bench = await openBench()
      const users = []
      for (const username of ['__proto__', 'constructor', '12', 'ünïcödé', 'a"b\nc']) {
        users.push(await bench.addUser({ username }))
      }
      await bench.reopen()
      for (const user of users) expect(await bench.store.users.getByUsername(user.username)).toEqual(user)
    })

    it('makes account and first session together', async () => {
      const bench = await openBench()
      const user = bench.rows.user()
      const session = bench.rows.session(user.id)
      await bench.store.users.create(user, { session })
      await bench.reopen()
      expect(await bench.store.sessions.find(session.hash)).toMatchObject({ session, user })
    })
  })

  describe('sessions', () => {
    it('finds a session by its hash, renews it and deletes it', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const session = rows.session(user.id)
      await store.sessions.create(session)
      expect(await store.sessions.find(session.hash)).toEqual({ session, user })
      await store.sessions.renew(session.hash, '2028-01-01T00:00:00.000Z')
      expect((await store.sessions.find(session.hash))?.session.expiresAt).toBe('2028-01-01T00:00:00.000Z')
      await store.sessions.delete(session.hash)
      await store.sessions.delete(session.hash)
      expect(await store.sessions.find(session.hash)).toBeNull()
      await expect(store.sessions.renew(session.hash, rows.now())).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('lists and deletes those of one user only', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const own = [rows.session(ada.id), rows.session(ada.id)]
      const other = rows.session(grace.id)
      for (const session of [...own, other]) await store.sessions.create(session)
      expect(await store.sessions.list(ada.id)).toEqual(own)
      await store.sessions.deleteAll(ada.id)
      expect(await store.sessions.list(ada.id)).toEqual([])
      expect(await store.sessions.list(grace.id)).toEqual([other])
    })

    it('deletes what has expired, and says how many', async () => {
      const { store, rows, addUser } = await openBench()
      const users = [await addUser(), await addUser()]
      for (const { id } of users) {
        await store.sessions.create(rows.session(id, { expiresAt: '2026-03-01T00:00:00.000Z' }))
        await store.sessions.create(rows.session(id, { expiresAt: '2026-05-01T00:00:00.000Z' }))
      }
      expect(await store.sessions.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(2)
      expect(await store.sessions.deleteExpired('2026-04-01T00:00:00.000Z')).toBe(0)
      for (const { id } of users) expect(await store.sessions.list(id)).toHaveLength(1)
    })

    it('keeps the number of sessions of a user bounded', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const last = rows.session(user.id)
      await Promise.all(Array.from({ length: 150 }, () => store.sessions.create(rows.session(user.id))))
      await store.sessions.create(last)
      expect((await store.sessions.list(user.id)).length).toBeLessThanOrEqual(100)
      expect(await store.sessions.find(last.hash)).not.toBeNull()
    })
  })

  describe('tokens', () => {
    it('finds a token by its hash and deletes it by its id, for its owner only', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const token = rows.token(ada.id)
      await store.tokens.create(token)
      expect(await store.tokens.find(token.hash)).toEqual({ token, user: ada })
      expect(await store.tokens.list(ada.id)).toEqual([token])
      expect(await store.tokens.list(grace.id)).toEqual([])
      expect(await store.tokens.delete(grace.id, token.id)).toBe(false)
      expect(await store.tokens.delete(ada.id, token.id)).toBe(true)
      expect(await store.tokens.delete(ada.id, token.id)).toBe(false)
      expect(await store.tokens.find(token.hash)).toBeNull()
    })

    it('has a hundred at most, not counting those that have expired, and ends none for another', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const old = rows.token(user.id, { expiresAt: '2020-01-01T00:00:00.000Z' })
      await store.tokens.create(old)
      const asked = Array.from({ length: 130 }, () => store.tokens.create(rows.token(user.id)))
      const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
      expect(refused).toHaveLength(30)
      await expect(asked[129]).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'tokens', used: 100, limit: 100 },
      })
      expect(await store.tokens.list(user.id)).toHaveLength(100)
      expect(await store.tokens.find(old.hash)).toBeNull()
    })
  })
}
