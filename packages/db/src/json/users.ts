import { StoreError } from '../errors.ts'
import type { NewUser, UserStore } from '../port.ts'
import type { UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import type { Engine } from './engine.ts'

export function createUsers({ create, read, lock, lookup }: Engine): UserStore {
  async function createAs(role: UserRow['role'], { user, session }: Account): Promise<UserRow> {
    if (lookup.find('usernames', usernameKey(user.username)) !== undefined || lookup.userIds.has(user.id)) {
      throw new StoreError('CONFLICT', 'This user name is taken', { details: { field: 'username' } })
    }
    const row: UserRow = { ...user, role }
    await create(row, session)
    return row
  }

  return {
    async create(user, session) {
      const releaseName = await lock(`username ${usernameKey(user.username)}`)
      const releaseId = await lock(user.id)
      // Only the first account needs to be alone: it becomes admin, and there is one of it.
      const releaseFirst = lookup.userIds.size === 0 ? await lock('first account') : null
      try {
        return await createAs(user.role ?? (lookup.userIds.size === 0 ? 'admin' : 'member'), {
          user,
          session,
        })
      } finally {
        releaseFirst?.()
        releaseId()
        releaseName()
      }
    },

    async get(id) {
      return (await read(id))?.user ?? null
    },

    async getByUsername(username) {
      const userId = lookup.find('usernames', usernameKey(username))
      return userId === undefined ? null : ((await read(userId))?.user ?? null)
    },
  }
}

interface Account {
  user: NewUser
  session: Parameters<UserStore['create']>[1]
}
