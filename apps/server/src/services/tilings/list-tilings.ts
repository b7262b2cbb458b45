import type { OfImage } from '../../contract/inputs.ts'
import type { Tiling } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { findImage } from '../images/get-image.ts'
import { toTiling } from '../views.ts'

/** The tilings of one image, newest first. */
export async function listTilings(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { imageId, ...page }: OfImage,
): Promise<{ tilings: Tiling[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  const image = await findImage({ store }, actor, imageId)
  const { items, nextCursor, total } = await store.tilings.list(actor.userId, imageId, page)
  return { tilings: items.map((row) => toTiling(links, row, image)), nextCursor, total }
}
