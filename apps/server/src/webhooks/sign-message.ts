import type { DeliveryRow, WebhookRow } from '@tessera/db'
import { Webhook } from 'standardwebhooks'
import type { Seal } from '../seal.ts'

/**
 * The message as Standard Webhooks has it: `{type, timestamp, data}`. It names what happened and carries nothing of it, so it is the same
 * at each attempt and at a replay, and no receiver learns of an image more than its id.
 */
export function writeMessage({ type, event, webhookId, createdAt }: DeliveryRow): string {
  if (!event) return JSON.stringify({ type, timestamp: createdAt, data: { webhookId } })
  const { at, seq, imageId, compressionId, tilingId, jobId } = event
  return JSON.stringify({ type, timestamp: at, data: { imageId, compressionId, tilingId, jobId, seq } })
}

/** The headers that prove who sent it: by the secret, and while a change of secrets lasts by the one before as well. */
export function signMessage(
  seal: Seal,
  { id, secret, previousSecret }: Pick<WebhookRow, 'id' | 'secret' | 'previousSecret'>,
  message: { id: string; body: string; at: Date },
): Record<string, string> {
  const isInOverlap = previousSecret !== null && Date.parse(previousSecret.expiresAt) > message.at.getTime()
  const sealed = isInOverlap ? [secret, previousSecret.secret] : [secret]
  const signatures = sealed.map((text) =>
    new Webhook(seal.open(text, id)).sign(message.id, message.at, message.body),
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}
