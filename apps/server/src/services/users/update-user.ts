import type { UpdateUser } from '../../contract/admin-inputs.ts'
import type { Account } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { stopJobs } from './stop-jobs.ts'
import { toAccount } from './view-user.ts'

type Needs = Pick<Deps, 'store' | 'jobs' | 'clock' | 'revocations'>

/**
 * Changes what is named; limits are replaced as a whole. Disabling ends all sessions and tokens in the same change, and then the jobs: what
 * the account holds stays. Throws `NOT_FOUND`, and `CONFLICT` when no enabled admin would be left.
 */
export async function updateUser(
  deps: Needs,
  actor: Actor,
  { id, ...patch }: UpdateUser,
): Promise<{ user: Account }> {
  requireAdmin(actor, 'write')
  const { store, revocations } = deps
  const ends = patch.disabled ? { endSessions: { except: null }, revokeTokens: true } : {}
  const row = await store.users.update(id, patch, ends)
  revocations.announce(id)
  if (patch.disabled) await stopJobs(deps, id)
  return { user: await toAccount(deps, row) }
}
