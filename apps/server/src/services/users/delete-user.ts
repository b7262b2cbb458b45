import type { ById } from '../../contract/inputs.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { removeUser } from './remove-user.ts'

/** Deletes an account with all that it holds, for good. Throws `NOT_FOUND`, and `CONFLICT` for the last admin. */
export async function deleteUser(
  deps: Parameters<typeof removeUser>[0],
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireAdmin(actor, 'write')
  await removeUser(deps, id)
}
