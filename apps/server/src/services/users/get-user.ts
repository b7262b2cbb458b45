import type { Account } from '../../contract/admin-objects.ts'
import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toAccount } from './view-user.ts'

export async function getUser(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<{ user: Account }> {
  requireAdmin(actor, 'read')
  const row = await store.users.get(id)
  if (!row) throw notFound('user')
  return { user: await toAccount({ store }, row) }
}
