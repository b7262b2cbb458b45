import { deliveryStatuses, type WebhookEventType, webhookEventTypes } from '@tessera/db'
import { z } from 'zod'
import { ById, PageQuery } from './inputs.ts'
import { hasUnprintable } from './names.ts'

/** Webhooks and their deliveries: what clients send, and what they get. */

const Url = z
  .string()
  .min(1)
  .max(2000)
  .refine((url) => !/\s/.test(url) && !hasUnprintable(url), {
    error: 'Expected no spaces or control characters for url',
  })
  .meta({ description: 'https, of a public host' })

const Events = z
  .array(z.enum(webhookEventTypes))
  .min(1)
  .max(webhookEventTypes.length)
  .transform((types): WebhookEventType[] => webhookEventTypes.filter((type) => types.includes(type)))
  .meta({ description: 'What to be told of' })

export const NewWebhook = z.strictObject({ url: Url, events: Events.default([...webhookEventTypes]) })
export type NewWebhook = z.infer<typeof NewWebhook>

export const WebhookPatch = z.strictObject({
  url: Url.optional(),
  events: Events.optional(),
  disabled: z.boolean().optional().meta({ description: 'What is still to be delivered is given up' }),
})
export const UpdateWebhook = WebhookPatch.extend(ById.shape)
export type UpdateWebhook = z.infer<typeof UpdateWebhook>

export const SecretQuery = z.strictObject({
  overlapHours: z.int().min(0).max(168).default(24).meta({
    description: 'How long the secret before signs as well',
  }),
})
export const RotateSecret = SecretQuery.extend(ById.shape)
export type RotateSecret = z.infer<typeof RotateSecret>

export const OfWebhook = PageQuery.extend(ById.shape)
export type OfWebhook = z.infer<typeof OfWebhook>

const Time = z.iso.datetime()

export const Webhook = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(webhookEventTypes)),
    disabled: z.boolean(),
    disabledReason: z.string().nullable().meta({ description: 'Where the server did it by itself' }),
    previousSecretExpiresAt: Time.nullable().meta({
      description: 'Until when messages are signed with the secret before as well',
    }),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: 'Webhook', description: 'An address that is told what happens' })
export type Webhook = z.infer<typeof Webhook>

export const WebhookWithSecret = z
  .object({
    webhook: Webhook,
    secret: z.string().meta({ description: 'Of Standard Webhooks (`whsec_…`); shown this once' }),
  })
  .meta({ id: 'WebhookWithSecret' })
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>

export const Delivery = z
  .object({
    id: z.string().meta({ description: 'The `webhook-id` of the message, at each attempt' }),
    webhookId: z.string(),
    type: z.enum([...webhookEventTypes, 'webhook.test']),
    status: z.enum(deliveryStatuses),
    attempts: z.int().nonnegative(),
    lastAttemptAt: Time.nullable(),
    nextAttemptAt: Time.nullable(),
    responseStatus: z.int().nullable().meta({ description: 'What the receiver answered last, if it did' }),
    error: z.string().nullable(),
    message: z.unknown().meta({ description: 'What is sent' }),
    createdAt: Time,
    finishedAt: Time.nullable(),
  })
  .meta({ id: 'Delivery', description: 'One message to one webhook, and what became of it' })
export type Delivery = z.infer<typeof Delivery>
