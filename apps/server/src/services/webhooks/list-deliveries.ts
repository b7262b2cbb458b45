import type { Delivery, OfWebhook } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { findWebhook } from './get-webhook.ts'
import { toDelivery } from './webhook-views.ts'

/** What was sent to a webhook, or is to be, newest first; kept for 30 days. Throws `NOT_FOUND`. */
export async function listDeliveries(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id, ...query }: OfWebhook,
): Promise<{ deliveries: Delivery[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  await findWebhook(store, actor, id)
  const { items, nextCursor, total } = await store.deliveries.list(actor.userId, id, query)
  return { deliveries: items.map(toDelivery), nextCursor, total }
}
