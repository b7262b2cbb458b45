import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

/** Ends one session by its public id; what it follows live ends with it. */
export async function revokeSession(
  { store, revocations }: Pick<Deps, 'store' | 'revocations'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireScope(actor, 'write')
  if (!(await store.sessions.revoke(actor.userId, id))) throw notFound('session')
  revocations.announce(actor.userId)
}
