import type { Preset } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toPreset } from '../views.ts'

/** All of them, by name; there are never more than 100. */
export async function listPresets(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
): Promise<{ presets: Preset[]; nextCursor: null; total: number }> {
  requireScope(actor, 'read')
  const presets = (await store.presets.list(actor.userId)).map(toPreset)
  return { presets, nextCursor: null, total: presets.length }
}
