import type { WebhookRow } from '@tessera/db'
import type { ById } from '../../contract/inputs.ts'
import type { Webhook } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toWebhook } from './webhook-views.ts'

export async function getWebhook(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<{ webhook: Webhook }> {
  requireScope(actor, 'read')
  return { webhook: toWebhook(await findWebhook(store, actor, id)) }
}

/** The actor's own, with its sealed secrets. Throws `NOT_FOUND`. */
export async function findWebhook(store: Deps['store'], actor: Actor, id: string): Promise<WebhookRow> {
  const row = await store.webhooks.get(actor.userId, id)
  if (!row) throw notFound('webhook')
  return row
}
