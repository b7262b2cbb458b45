import type { WebhookRow } from '@tessera/db'
import type { NewWebhook, WebhookWithSecret } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { checkDestination } from '../../outgoing/check-destination.ts'
import { type Actor, requireScope } from '../actor.ts'
import { makeSigningSecret } from './make-signing-secret.ts'
import { toWebhook } from './webhook-views.ts'

/**
 * Has an address told of what happens from now on; its secret is in this answer and nowhere else. Throws `INVALID_INPUT` for an address that
 * is not allowed (see `checkDestination`), `QUOTA_EXCEEDED` beyond 20.
 */
export async function createWebhook(
  { store, ids, clock, seal, destinations }: Pick<Deps, 'store' | 'ids' | 'clock' | 'seal' | 'destinations'>,
  actor: Actor,
  { url, events }: NewWebhook,
): Promise<WebhookWithSecret> {
  requireScope(actor, 'write')
  const { href } = checkDestination(url, destinations)
  const id = ids()
  const secret = makeSigningSecret()
  const now = clock().toISOString()
  const webhook: WebhookRow = {
    id,
    userId: actor.userId,
    url: href,
    events,
    secret: seal.close(secret, id),
    previousSecret: null,
    disabled: false,
    disabledReason: null,
    createdAt: now,
    updatedAt: now,
  }
  await store.webhooks.create(webhook)
  return { webhook: toWebhook(webhook), secret }
}
