import type { UpdateWebhook, Webhook } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { checkDestination } from '../../outgoing/check-destination.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toWebhook } from './webhook-views.ts'

/**
 * Changes what is named. Disabling gives up what was still to be delivered; enabling brings none of it back, but each can be replayed. Throws
 * `NOT_FOUND`, and `INVALID_INPUT` for an address that is not allowed.
 */
export async function updateWebhook(
  { store, clock, destinations }: Pick<Deps, 'store' | 'clock' | 'destinations'>,
  actor: Actor,
  { id, url, ...patch }: UpdateWebhook,
): Promise<{ webhook: Webhook }> {
  requireScope(actor, 'write')
  const row = await store.webhooks.update(actor.userId, id, {
    ...patch,
    ...(url !== undefined && { url: checkDestination(url, destinations).href }),
    updatedAt: clock().toISOString(),
  })
  return { webhook: toWebhook(row) }
}
