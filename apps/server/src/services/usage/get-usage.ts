import type { Usage } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'

/** What all accounts have together, and the limits of those that have none of their own. */
export async function getUsage(
  { store, config }: Pick<Deps, 'store' | 'config'>,
  actor: Actor,
): Promise<{ usage: Usage }> {
  requireAdmin(actor, 'read')
  return { usage: { ...(await store.quota.total()), limits: config.quota } }
}
