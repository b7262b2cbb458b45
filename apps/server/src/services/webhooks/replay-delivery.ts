import type { ById } from '../../contract/inputs.ts'
import type { Delivery } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toDelivery } from './webhook-views.ts'

/**
 * Sends the same message again, under the same id, whatever became of it. Throws `NOT_FOUND`, `CONFLICT` while it is still to be delivered or
 * its webhook is disabled, `RATE_LIMITED`.
 */
export async function replayDelivery(
  { store, clock, deliveries, workLimits }: Pick<Deps, 'store' | 'clock' | 'deliveries' | 'workLimits'>,
  actor: Actor,
  { id }: ById,
): Promise<{ delivery: Delivery }> {
  requireScope(actor, 'write')
  const row = await workLimits.run('delivery', actor.userId, () =>
    store.deliveries.replay(actor.userId, id, clock().toISOString()),
  )
  deliveries.wake()
  return { delivery: toDelivery(row) }
}
