import type { NewUser } from '../../contract/admin-inputs.ts'
import type { Account } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { toAccount } from './view-user.ts'

type Needs = Pick<Deps, 'store' | 'ids' | 'clock' | 'passwords'>

/** Makes an account for somebody else, whatever the registration is. Throws `CONFLICT` for a name that is taken. */
export async function createUser(
  { store, ids, clock, passwords }: Needs,
  actor: Actor,
  { username, password, role, quota }: NewUser,
): Promise<{ user: Account }> {
  requireAdmin(actor, 'write')
  const passwordHash = await passwords.hash(password)
  const createdAt = clock().toISOString()
  const row = { id: ids(), username, passwordHash, role, disabled: false, quota, createdAt }
  return { user: await toAccount({ store }, await store.users.create(row)) }
}
