import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { notFound } from '../errors.ts'

/** Withdraws an invitation, whichever admin made it; an account that was made with it stays. */
export async function deleteInvitation(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireAdmin(actor, 'write')
  if (!(await store.invitations.delete(id))) throw notFound('invitation')
}
