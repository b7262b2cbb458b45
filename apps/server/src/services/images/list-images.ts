import type { ImageQuery } from '../../contract/inputs.ts'
import type { Image } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toImage } from '../views.ts'

export async function listImages(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  query: ImageQuery,
): Promise<{ images: Image[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  const { items, nextCursor, total } = await store.images.list(actor.userId, query)
  return { images: items.map((row) => toImage(links, row)), nextCursor, total }
}
