import type { DeliveryRow, WebhookRow } from '@tessera/db'
import type { Delivery, Webhook } from '../../contract/webhooks.ts'
import { writeMessage } from '../../webhooks/sign-message.ts'

/** Without its secrets. */
export function toWebhook({ userId: _, secret: __, previousSecret, ...shown }: WebhookRow): Webhook {
  return { ...shown, previousSecretExpiresAt: previousSecret?.expiresAt ?? null }
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { userId: _, event: __, ...shown } = row
  return { ...shown, message: JSON.parse(writeMessage(row)) }
}
