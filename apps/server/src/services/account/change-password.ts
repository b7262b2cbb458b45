import type { ChangePassword } from '../../contract/account-inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { confirmPassword } from '../auth/confirm-password.ts'
import { ownSession } from '../auth/own-session.ts'

type Needs = Pick<Deps, 'store' | 'passwords' | 'loginLimits' | 'revocations'>

/** Sets a new password; in the same change all other sessions end, and with `revokeTokens` all API tokens. Throws `INVALID_INPUT` for a wrong current one. */
export async function changePassword(
  deps: Needs,
  actor: Actor,
  { currentPassword, newPassword, revokeTokens, address }: ChangePassword & { address: string },
): Promise<void> {
  requireScope(actor, 'write')
  await confirmPassword(deps, actor, { password: currentPassword, field: 'currentPassword', address })
  const { store, passwords, revocations } = deps
  const passwordHash = await passwords.hash(newPassword)
  const endSessions = { except: ownSession(actor) }
  await store.users.update(actor.userId, { passwordHash }, { endSessions, revokeTokens })
  revocations.announce(actor.userId)
}
