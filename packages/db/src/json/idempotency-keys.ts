import type { IdempotencyKeyStore } from '../port.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { sweep, usersWithBefore } from './sweep.ts'

/** Keys that one user can have, and bytes of their answers: they are part of the user's document. */
const keysPerUser = 100
const answerBytesPerUser = 512 * 1024

export function createIdempotencyKeys(engine: Engine): IdempotencyKeyStore {
  const { update, lookup } = engine
  return {
    begin: (row) =>
      update(row.userId, (draft) => {
        const found = draft.get('idempotencyKeys', row.hash)
        if (found && found.expiresAt > row.createdAt) return found
        // Removed first, so that it is the newest when it is put.
        if (found) draft.remove('idempotencyKeys', row.hash)
        draft.put('idempotencyKeys', row)
        trim(draft, row.hash)
        return null
      }),

    async finish(userId, hash, answer) {
      if (!lookup.userIds.has(userId)) return
      await update(userId, (draft) => {
        if (!draft.get('idempotencyKeys', hash)) return
        draft.patch('idempotencyKeys', hash, { finished: true, answer })
        trim(draft, hash)
      })
    },

    async delete(userId, hash) {
      if (!lookup.userIds.has(userId)) return
      await update(userId, (draft) => {
        if (draft.get('idempotencyKeys', hash)) draft.remove('idempotencyKeys', hash)
      })
    },

    async deleteExpired(now) {
      const removed = await sweep(engine, usersWithBefore(engine, 'idempotencyKeys', now), (draft) => {
        const expired = draft.list('idempotencyKeys').filter(({ expiresAt }) => expiresAt < now)
        for (const { hash } of expired) draft.remove('idempotencyKeys', hash)
        return expired.length
      })
      return removed.reduce((sum, count) => sum + count, 0)
    },
  }
}

/** Removes the oldest ones beyond the bounds, but for the one that was just written. */
function trim(draft: Draft, kept: string): void {
  let bytes = draft.get('idempotencyKeys', kept)?.answer?.length ?? 0
  let count = 1
  for (const { hash, answer } of draft.list('idempotencyKeys').toReversed()) {
    if (hash === kept) continue
    count++
    bytes += answer?.length ?? 0
    if (count > keysPerUser || bytes > answerBytesPerUser) draft.remove('idempotencyKeys', hash)
  }
}
