import { expect } from 'vitest'
import type { Delivery, NewWebhook, WebhookWithSecret } from '../src/contract/webhooks.ts'
import type { Client } from './client.ts'

export type Deliveries = { deliveries: Delivery[]; total: number }

export async function hook(client: Client, body: Partial<NewWebhook>): Promise<WebhookWithSecret> {
  const made = await client.send<WebhookWithSecret>('POST', '/webhooks', body)
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}

export async function test(client: Client, { webhook }: WebhookWithSecret): Promise<Delivery> {
  const sent = await client.send<{ delivery: Delivery }>('POST', `/webhooks/${webhook.id}/test`)
  expect(sent.status, JSON.stringify(sent.body)).toBe(202)
  return sent.body.delivery
}

export const logOf = async (client: Client, { webhook }: WebhookWithSecret) =>
  (await client.get<Deliveries>(`/webhooks/${webhook.id}/deliveries?limit=100`)).body.deliveries

export const deliveryOf = async (client: Client, { id }: Delivery) =>
  (await client.get<{ delivery: Delivery }>(`/deliveries/${id}`)).body.delivery

/** Waits until a delivery is as expected. */
export const become = (client: Client, delivery: Delivery, expected: Partial<Delivery>) =>
  expect.poll(() => deliveryOf(client, delivery)).toMatchObject(expected)
