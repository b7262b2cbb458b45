import { StoreError } from '../errors.ts'
import type { SessionStore } from '../port.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { sweep, usersWithBefore } from './sweep.ts'

/** Ends all of a user's sessions but for the one of that hash. */
export function removeSessions(draft: Draft, except: string | null): void {
  for (const { hash } of draft.list('sessions')) if (hash !== except) draft.remove('sessions', hash)
}

/** Sessions that one user can have; a further log-in ends the oldest. */
const sessionsPerUser = 100

export function createSessions(engine: Engine): SessionStore {
  const { read, update, lookup } = engine
  const ownerOf = (hash: string): string | undefined => lookup.find('sessions', hash)?.split(' ')[0]

  function removeExpired(draft: Draft, now: string): number {
    const expired = draft.list('sessions').filter(({ expiresAt }) => expiresAt < now)
    for (const { hash } of expired) draft.remove('sessions', hash)
    return expired.length
  }

  return {
    create: (session) =>
      update(session.userId, (draft) => {
        removeExpired(draft, session.createdAt)
        // In the order in which they were made.
        const excess = draft.list('sessions').length - (sessionsPerUser - 1)
        for (const { hash } of draft.list('sessions').slice(0, Math.max(excess, 0)))
          draft.remove('sessions', hash)
        draft.put('sessions', session)
      }),

    async find(hash) {
      const userId = ownerOf(hash)
      const document = userId === undefined ? null : await read(userId)
      const session = document?.sessions.get(hash)
      return document && session ? { session, user: document.user } : null
    },

    async list(userId) {
      return [...((await read(userId))?.sessions.values() ?? [])]
    },

    async renew(hash, expiresAt) {
      const userId = ownerOf(hash)
      if (userId === undefined) throw new StoreError('NOT_FOUND', 'There is no such session')
      await update(userId, (draft) => {
        if (!draft.get('sessions', hash)) throw new StoreError('NOT_FOUND', 'There is no such session')
        draft.patch('sessions', hash, { expiresAt })
      })
    },

    async delete(hash) {
      const userId = ownerOf(hash)
      if (userId === undefined) return
      await update(userId, (draft) => {
        if (draft.get('sessions', hash)) draft.remove('sessions', hash)
      })
    },

    async revoke(userId, id) {
      if (!lookup.userIds.has(userId)) return false
      return update(userId, (draft) => {
        const session = draft.list('sessions').find((row) => row.id === id)
        if (session) draft.remove('sessions', session.hash)
        return session !== undefined
      })
    },

    async deleteAll(userId, { except } = { except: null }) {
      if (!lookup.userIds.has(userId)) return
      await update(userId, (draft) => removeSessions(draft, except))
    },

    async deleteExpired(now) {
      const removed = await sweep(engine, usersWithBefore(engine, 'sessions', now), (draft) =>
        removeExpired(draft, now),
      )
      return removed.reduce((sum, count) => sum + count, 0)
    },
  }
}
