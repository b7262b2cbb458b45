import type { UserRow } from '@tessera/db'
import type { Account, Person } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { toUser } from '../views.ts'

/** An account as admins see it, with what it uses. */
export async function toAccount({ store }: Pick<Deps, 'store'>, row: UserRow): Promise<Account> {
  const quota = await store.quota.usage(row.id)
  return { ...toUser(row), disabled: row.disabled, quota, ownLimits: row.quota }
}

/** The names that go with these ids; of an account that is gone there is none. */
export async function namePeople(
  { store }: Pick<Deps, 'store'>,
  ids: Iterable<string>,
): Promise<(id: string) => Person> {
  const names = new Map<string, string>()
  for (const id of new Set(ids)) {
    const user = await store.users.get(id)
    if (user) names.set(id, user.username)
  }
  return (id) => ({ id, username: names.get(id) ?? null })
}
