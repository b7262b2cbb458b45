import { z } from 'zod'
import { ById, PageQuery } from '../../contract/inputs.ts'
import {
  Delivery,
  NewWebhook,
  SecretQuery,
  Webhook,
  WebhookPatch,
  WebhookWithSecret,
} from '../../contract/webhooks.ts'
import { createWebhook } from '../../services/webhooks/create-webhook.ts'
import { deleteWebhook } from '../../services/webhooks/delete-webhook.ts'
import { getDelivery } from '../../services/webhooks/get-delivery.ts'
import { getWebhook } from '../../services/webhooks/get-webhook.ts'
import { listDeliveries } from '../../services/webhooks/list-deliveries.ts'
import { listWebhooks } from '../../services/webhooks/list-webhooks.ts'
import { replayDelivery } from '../../services/webhooks/replay-delivery.ts'
import { rotateSecret } from '../../services/webhooks/rotate-secret.ts'
import { testWebhook } from '../../services/webhooks/test-webhook.ts'
import { updateWebhook } from '../../services/webhooks/update-webhook.ts'
import { page } from '../answers.ts'
import { accepted, created, noContent, ok, type Route, route } from '../route.ts'

const One = z.object({ webhook: Webhook })
const OneDelivery = z.object({ delivery: Delivery })

export const webhooksRoutes: readonly Route[] = [
  route('GET /api/v1/webhooks', {
    summary: 'List the webhooks',
    tag: 'webhooks',
    responses: { 200: page({ webhooks: z.array(Webhook) }) },
    run: async ({ deps, actor }) => ok(await listWebhooks(deps, actor())),
  }),
  route('POST /api/v1/webhooks', {
    summary: 'Have an address told what happens; the secret that signs the messages is shown once',
    tag: 'webhooks',
    errors: ['QUOTA_EXCEEDED'],
    example: { url: 'https://example.org/tessera', events: ['compression.ready', 'job.failed'] },
    body: NewWebhook,
    responses: { 201: WebhookWithSecret },
    run: async ({ deps, actor }, { body }) => created(await createWebhook(deps, actor(), body)),
  }),
  route('GET /api/v1/webhooks/{id}', {
    summary: 'Get a webhook',
    tag: 'webhooks',
    params: ById,
    responses: { 200: One },
    run: async ({ deps, actor }, { params }) => ok(await getWebhook(deps, actor(), params)),
  }),
  route('PATCH /api/v1/webhooks/{id}', {
    summary: 'Change a webhook, disable or enable it',
    tag: 'webhooks',
    params: ById,
    example: { events: ['image.created'], disabled: false },
    body: WebhookPatch,
    responses: { 200: One },
    run: async ({ deps, actor }, { params, body }) =>
      ok(await updateWebhook(deps, actor(), { ...params, ...body })),
  }),
  route('DELETE /api/v1/webhooks/{id}', {
    summary: 'Delete a webhook with its deliveries',
    tag: 'webhooks',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteWebhook(deps, actor(), params).then(() => noContent),
  }),
  route('POST /api/v1/webhooks/{id}/secret', {
    summary: 'Make a new secret; the one before signs as well for a while',
    tag: 'webhooks',
    params: ById,
    query: SecretQuery,
    responses: { 200: WebhookWithSecret },
    run: async ({ deps, actor }, { params, query }) =>
      ok(await rotateSecret(deps, actor(), { ...params, ...query })),
  }),
  route('POST /api/v1/webhooks/{id}/test', {
    summary: 'Send a test message',
    tag: 'webhooks',
    params: ById,
    responses: { 202: OneDelivery },
    run: async ({ deps, actor }, { params }) => accepted(await testWebhook(deps, actor(), params)),
  }),
  route('GET /api/v1/webhooks/{id}/deliveries', {
    summary: 'List what was sent to a webhook, or is to be',
    tag: 'webhooks',
    params: ById,
    query: PageQuery,
    responses: { 200: page({ deliveries: z.array(Delivery) }) },
    run: async ({ deps, actor }, { params, query }) =>
      ok(await listDeliveries(deps, actor(), { ...params, ...query })),
  }),
  route('GET /api/v1/deliveries/{id}', {
    summary: 'Get a delivery',
    tag: 'webhooks',
    params: ById,
    responses: { 200: OneDelivery },
    run: async ({ deps, actor }, { params }) => ok(await getDelivery(deps, actor(), params)),
  }),
  route('POST /api/v1/deliveries/{id}/replay', {
    summary: 'Send the same message again',
    tag: 'webhooks',
    params: ById,
    responses: { 202: OneDelivery },
    run: async ({ deps, actor }, { params }) => accepted(await replayDelivery(deps, actor(), params)),
  }),
]
