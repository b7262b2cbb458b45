import { z } from 'zod'
import { EventRow } from './events.ts'
import { Count, Id, Timestamp } from './fields.ts'

/** The events that a webhook can ask for. */
export const webhookEventTypes = [
  'image.created',
  'image.deleted',
  'thumbnail.ready',
  'compression.ready',
  'tiling.ready',
  'job.failed',
] as const
export type WebhookEventType = (typeof webhookEventTypes)[number]

export interface WebhookRow {
  id: string
  userId: string
  url: string
  events: WebhookEventType[]
  /** Encrypted by who calls the store, which never sees it in the clear. */
  secret: string
  /** The one before, which signs as well until it expires, so that a receiver can change over. */
  previousSecret: { secret: string; expiresAt: string } | null
  disabled: boolean
  /** Why it was disabled, where nobody asked for it. */
  disabledReason: string | null
  createdAt: string
  updatedAt: string
}
export const WebhookRow: z.ZodType<WebhookRow> = z.object({
  id: Id,
  userId: Id,
  url: z.string(),
  events: z.array(z.enum(webhookEventTypes)),
  secret: z.string(),
  previousSecret: z.object({ secret: z.string(), expiresAt: Timestamp }).nullable(),
  disabled: z.boolean(),
  disabledReason: z.string().nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** One message to one webhook. Its id is the message's, on every attempt. */
export interface DeliveryRow {
  id: string
  userId: string
  webhookId: string
  type: WebhookEventType | 'webhook.test'
  /** What happened; null for a test. */
  event: EventRow | null
  status: DeliveryStatus
  attempts: number
  /** Null before the first. */
  lastAttemptAt: string | null
  /** When to try; null when it is over. */
  nextAttemptAt: string | null
  /** Of the last attempt, if there was an answer. */
  responseStatus: number | null
  /** Of the last attempt, in words, if it failed. */
  error: string | null
  createdAt: string
  /** When it was delivered or given up. */
  finishedAt: string | null
}
export const DeliveryRow: z.ZodType<DeliveryRow> = z.object({
  id: Id,
  userId: Id,
  webhookId: Id,
  type: z.enum([...webhookEventTypes, 'webhook.test']),
  event: EventRow.nullable(),
  status: z.enum(deliveryStatuses),
  attempts: Count,
  lastAttemptAt: Timestamp.nullable(),
  nextAttemptAt: Timestamp.nullable(),
  responseStatus: z.int().nullable(),
  error: z.string().nullable(),
  createdAt: Timestamp,
  finishedAt: Timestamp.nullable(),
})
