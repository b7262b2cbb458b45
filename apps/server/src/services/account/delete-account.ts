import type { DeleteAccount } from '../../contract/account-inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { confirmPassword } from '../auth/confirm-password.ts'
import { removeUser } from '../users/remove-user.ts'

type Needs = Parameters<typeof removeUser>[0] & Pick<Deps, 'passwords' | 'loginLimits'>

/** Deletes the actor's account with all that it holds, for good. Throws `INVALID_INPUT` for a wrong password, `CONFLICT` for the last admin. */
export async function deleteAccount(
  deps: Needs,
  actor: Actor,
  { password, address }: DeleteAccount & { address: string },
): Promise<void> {
  requireScope(actor, 'write')
  await confirmPassword(deps, actor, { password, field: 'password', address })
  await removeUser(deps, actor.userId)
}
