import type { TokenStore } from '../port.ts'
import type { Engine } from './engine.ts'

export function createTokens({ read, update, lookup }: Engine): TokenStore {
  return {
    create: (token) => update(token.userId, (draft) => draft.put('tokens', token)),

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
