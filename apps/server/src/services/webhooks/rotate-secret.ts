import type { RotateSecret, WebhookWithSecret } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { findWebhook } from './get-webhook.ts'
import { makeSigningSecret } from './make-signing-secret.ts'
import { toWebhook } from './webhook-views.ts'

/**
 * Makes a new secret; it is in this answer and nowhere else. For `overlapHours` messages are signed with the one before as well, so that a
 * receiver can change over in its own time; one that was older still ends at once, and so does one that the server cannot read any more. Throws `NOT_FOUND`.
 */
export async function rotateSecret(
  { store, clock, seal }: Pick<Deps, 'store' | 'clock' | 'seal'>,
  actor: Actor,
  { id, overlapHours }: RotateSecret,
): Promise<WebhookWithSecret> {
  requireScope(actor, 'write')
  const { secret: previous } = await findWebhook(store, actor, id)
  const hasOverlap = overlapHours > 0 && isReadable(seal, { id, secret: previous })
  const secret = makeSigningSecret()
  const now = clock()
  const expiresAt = new Date(now.getTime() + overlapHours * 3_600_000).toISOString()
  const row = await store.webhooks.update(actor.userId, id, {
    secret: seal.close(secret, id),
    previousSecret: hasOverlap ? { secret: previous, expiresAt } : null,
    updatedAt: now.toISOString(),
  })
  return { webhook: toWebhook(row), secret }
}

/** What was sealed before the server's own secret changed signs nothing any more. */
function isReadable(seal: Deps['seal'], { id, secret }: { id: string; secret: string }): boolean {
  try {
    seal.open(secret, id)
    return true
  } catch (error) {
    if (error instanceof ServiceError) return false
    throw error
  }
}
