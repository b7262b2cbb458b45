import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

/** With its deliveries; what was still to be delivered is not. */
export async function deleteWebhook(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireScope(actor, 'write')
  if (!(await store.webhooks.delete(actor.userId, id))) throw notFound('webhook')
}
