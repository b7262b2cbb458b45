import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

/** What was made by it stays. */
export async function deletePreset(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireScope(actor, 'write')
  if (!(await store.presets.delete(actor.userId, id))) throw notFound('preset')
}
