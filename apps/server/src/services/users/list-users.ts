import type { UserQuery } from '../../contract/admin-inputs.ts'
import type { Account } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { toAccount } from './view-user.ts'

/** All accounts, with what each uses. Those whose data is damaged are counted, and left out. */
export async function listUsers(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  query: UserQuery,
): Promise<{ users: Account[]; nextCursor: string | null; total: number }> {
  requireAdmin(actor, 'read')
  const { items, nextCursor, total } = await store.users.list(query)
  return { users: await Promise.all(items.map((row) => toAccount({ store }, row))), nextCursor, total }
}
