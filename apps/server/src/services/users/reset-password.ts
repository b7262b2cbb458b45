import type { ResetPassword } from '../../contract/admin-inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { ownSession } from '../auth/own-session.ts'

/** Gives somebody a new password; in the same change all sessions and API tokens of that account end, but for the session that asks. Throws `NOT_FOUND`. */
export async function resetPassword(
  { store, passwords, revocations }: Pick<Deps, 'store' | 'passwords' | 'revocations'>,
  actor: Actor,
  { id, password }: ResetPassword,
): Promise<void> {
  requireAdmin(actor, 'write')
  const passwordHash = await passwords.hash(password)
  const endSessions = { except: ownSession(actor) }
  await store.users.update(id, { passwordHash }, { endSessions, revokeTokens: true })
  revocations.announce(id)
}
