import type { Webhook } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toWebhook } from './webhook-views.ts'

/** All of them, in the order in which they were made; there are never more than 20. */
export async function listWebhooks(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
): Promise<{ webhooks: Webhook[]; nextCursor: null; total: number }> {
  requireScope(actor, 'read')
  const webhooks = (await store.webhooks.list(actor.userId)).map(toWebhook)
  return { webhooks, nextCursor: null, total: webhooks.length }
}
