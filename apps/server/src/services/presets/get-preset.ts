import type { ById } from '../../contract/inputs.ts'
import type { Preset } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toPreset } from '../views.ts'

export async function getPreset(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { id }: ById,
): Promise<{ preset: Preset }> {
  requireScope(actor, 'read')
  const row = await store.presets.get(actor.userId, id)
  if (!row) throw notFound('preset')
  return { preset: toPreset(row) }
}
