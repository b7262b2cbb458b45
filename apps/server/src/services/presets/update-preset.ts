import type { UpdatePreset } from '../../contract/inputs.ts'
import type { Preset } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toPreset } from '../views.ts'

/** Changes what is named; a recipe is replaced as a whole. What was made by the old one stays. Throws `NOT_FOUND`, `CONFLICT`. */
export async function updatePreset(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  { id, ...patch }: UpdatePreset,
): Promise<{ preset: Preset }> {
  requireScope(actor, 'write')
  const row = await store.presets.update(actor.userId, id, { ...patch, updatedAt: clock().toISOString() })
  return { preset: toPreset(row) }
}
