import type { ById } from '../../contract/inputs.ts'
import type { Delivery } from '../../contract/webhooks.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toDelivery } from './webhook-views.ts'

export async function getDelivery(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<{ delivery: Delivery }> {
  requireScope(actor, 'read')
  const row = await store.deliveries.get(actor.userId, id)
  if (!row) throw notFound('delivery')
  return { delivery: toDelivery(row) }
}
