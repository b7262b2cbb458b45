import type { OfImage } from '../../contract/inputs.ts'
import type { Compression } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { findImage } from '../images/get-image.ts'
import { toCompression } from '../views.ts'

/** The compressions of one image, newest first. */
export async function listCompressions(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { imageId, ...page }: OfImage,
): Promise<{ compressions: Compression[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  const image = await findImage({ store }, actor, imageId)
  const { items, nextCursor, total } = await store.compressions.list(actor.userId, imageId, page)
  return { compressions: items.map((row) => toCompression(links, row, image.name)), nextCursor, total }
}
