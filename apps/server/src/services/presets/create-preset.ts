import type { PresetRow } from '@tessera/db'
import type { NewPreset } from '../../contract/inputs.ts'
import type { Preset } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toPreset } from '../views.ts'

/** Keeps a recipe under a name. Throws `CONFLICT` for a name that is taken, `QUOTA_EXCEEDED` beyond 100. */
export async function createPreset(
  { store, ids, clock }: Pick<Deps, 'store' | 'ids' | 'clock'>,
  actor: Actor,
  input: NewPreset,
): Promise<{ preset: Preset }> {
  requireScope(actor, 'write')
  const now = clock().toISOString()
  const preset: PresetRow = { id: ids(), userId: actor.userId, ...input, createdAt: now, updatedAt: now }
  await store.presets.create(preset)
  return { preset: toPreset(preset) }
}
