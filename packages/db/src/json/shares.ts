import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { ShareStore } from '../port.ts'
import type { ShareRow } from '../rows.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { splitValue } from './lookup-entries.ts'
import { sweep, usersWithBefore } from './sweep.ts'

/** Shares that one user can have. */
const sharesPerUser = 1000

export function createShares(engine: Engine): ShareStore {
  const { read, update, lookup } = engine

  async function findShare(userId: string, id: string): Promise<ShareRow | undefined> {
    const shares = (await read(userId))?.shares
    return shares && [...shares.values()].find((share) => share.id === id)
  }

  return {
    create: (share) =>
      update(share.userId, (draft) => {
        removeExpired(draft, share.createdAt)
        const used = draft.list('shares').length
        if (used >= sharesPerUser) {
          throw new StoreError('QUOTA_EXCEEDED', `Expected at most ${sharesPerUser} shares`, {
            details: { resource: 'shares', used, limit: sharesPerUser },
          })
        }
        requireThere(draft, share)
        draft.put('shares', share)
      }),

    async find(hash) {
      const value = lookup.find('shares', hash)
      const document = value === undefined ? null : await read(splitValue(value).userId)
      const share = document?.shares.get(hash)
      return document && share ? { share, user: document.user } : null
    },

    async get(userId, id) {
      return (await findShare(userId, id)) ?? null
    },

    async list(userId, query) {
      const shares = [...((await read(userId))?.shares.values() ?? [])]
      return takePage(shares, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    update: (userId, id, { title, expiresAt, passwordHash }) =>
      update(userId, (draft) => {
        const share = draft.list('shares').find((row) => row.id === id)
        if (!share) throw new StoreError('NOT_FOUND', 'There is no such share')
        return draft.patch('shares', share.hash, {
          ...(title !== undefined && { title }),
          ...(expiresAt !== undefined && { expiresAt }),
          ...(passwordHash !== undefined && { passwordHash }),
        })
      }),

    async countViews(hash, views) {
      const value = lookup.find('shares', hash)
      if (value === undefined) return
      await update(splitValue(value).userId, (draft) => {
        const share = draft.get('shares', hash)
        if (share) draft.patch('shares', hash, { views: share.views + views })
      })
    },

    async delete(userId, id) {
      if (!lookup.userIds.has(userId)) return false
      return update(userId, (draft) => {
        const share = draft.list('shares').find((row) => row.id === id)
        if (share) draft.remove('shares', share.hash)
        return share !== undefined
      })
    },

    async deleteExpired(now) {
      const counts = await sweep(engine, usersWithBefore(engine, 'shares', now), (draft) =>
        removeExpired(draft, now),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

function removeExpired(draft: Draft, now: string): number {
  const expired = draft.list('shares').filter(({ expiresAt }) => expiresAt < now)
  for (const { hash } of expired) draft.remove('shares', hash)
  return expired.length
}

function requireThere(draft: Draft, { imageIds, compressionIds, tilingId }: ShareRow): void {
  const isThere =
    imageIds.every((id) => draft.get('images', id)) &&
    compressionIds.every((id) => draft.get('compressions', id)) &&
    (tilingId === null || draft.get('tilings', tilingId))
  if (!isThere) throw new StoreError('NOT_FOUND', 'Something that was to be shared is not there')
}
