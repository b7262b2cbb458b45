import { StoreError } from '../errors.ts'
import type { TokenStore } from '../port.ts'
import type { Engine } from './engine.ts'

/** API tokens that one user can have. Unlike a session, none is ended for another: a program somewhere relies on it. */
const tokensPerUser = 100

export function createTokens({ read, update, lookup }: Engine): TokenStore {
  return {
    create: (token) =>
      update(token.userId, (draft) => {
        for (const { hash, expiresAt } of draft.list('tokens')) {
          if (expiresAt !== null && expiresAt < token.createdAt) draft.remove('tokens', hash)
        }
        const used = draft.list('tokens').length
        if (used >= tokensPerUser) {
          const details = { resource: 'tokens', used, limit: tokensPerUser }
          throw new StoreError(
            'QUOTA_EXCEEDED',
            `Expected at most ${tokensPerUser} API tokens; revoke one first`,
            { details },
          )
        }
        draft.put('tokens', token)
      }),

    async find(hash) {
      const userId = lookup.find('tokens', hash)
      const document = userId === undefined ? null : await read(userId)
      const token = document?.tokens.get(hash)
      return document && token ? { token, user: document.user } : null
    },

    async list(userId) {
      return [...((await read(userId))?.tokens.values() ?? [])]
    },

    async delete(userId, id) {
      if (!lookup.userIds.has(userId)) return false
      return update(userId, (draft) => {
        const token = draft.list('tokens').find((row) => row.id === id)
        if (token) draft.remove('tokens', token.hash)
        return token !== undefined
      })
    },
  }
}
