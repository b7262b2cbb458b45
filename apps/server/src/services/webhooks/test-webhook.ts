import type { ById } from '../../contract/inputs.ts'
import type { Delivery } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toDelivery } from './webhook-views.ts'

/** Sends a message of the type `webhook.test`, like any other. Throws `NOT_FOUND`, `CONFLICT` when the webhook is disabled, `RATE_LIMITED`. */
export async function testWebhook(
  {
    store,
    ids,
    clock,
    deliveries,
    workLimits,
  }: Pick<Deps, 'store' | 'ids' | 'clock' | 'deliveries' | 'workLimits'>,
  actor: Actor,
  { id }: ById,
): Promise<{ delivery: Delivery }> {
  requireScope(actor, 'write')
  const message = { id: ids(), now: clock().toISOString() }
  const row = await workLimits.run('delivery', actor.userId, () =>
    store.deliveries.test(actor.userId, id, message),
  )
  deliveries.wake()
  return { delivery: toDelivery(row) }
}
