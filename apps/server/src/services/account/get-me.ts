import type { Quota, User } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'

/** The account of the actor, and what it uses of its quota. */
export async function getMe(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
): Promise<{ user: User; quota: Quota }> {
  requireScope(actor, 'read')
  const { userId, username, role, createdAt } = actor
  return { user: { id: userId, username, role, createdAt }, quota: await store.quota.usage(userId) }
}
