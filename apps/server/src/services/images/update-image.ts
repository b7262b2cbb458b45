import type { UpdateImage } from '../../contract/inputs.ts'
import type { Image } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toImage } from '../views.ts'
import { findImage } from './get-image.ts'

/** Renames or tags an image; what is not given stays. */
export async function updateImage(
  { store, links, clock }: Pick<Deps, 'store' | 'links' | 'clock'>,
  actor: Actor,
  { id, ...patch }: UpdateImage,
): Promise<{ image: Image }> {
  requireScope(actor, 'write')
  await findImage({ store }, actor, id)
  const row = await store.images.update(actor.userId, id, { ...patch, updatedAt: clock().toISOString() })
  return { image: toImage(links, row) }
}
