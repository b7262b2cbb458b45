import type { ShareRow } from '@tessera/db'
import type { SharedTiling } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import type { Links } from '../../links.ts'
import { toTiling } from '../views.ts'

/** The tiling of a share, as whoever has the link sees it; null where none is shared, or it is not there. `links` are those of shares. */
export async function toSharedTiling(
  { store }: Pick<Deps, 'store'>,
  links: Links,
  { userId, tilingId }: Pick<ShareRow, 'userId' | 'tilingId'>,
): Promise<SharedTiling | null> {
  const row = tilingId === null ? null : await store.tilings.find(userId, tilingId)
  const image = row && (await store.images.get(userId, row.imageId))
  if (!image) return null
  const { width, height, tileSize, depth, overlap, edges, format, columns, rows, levels, tiles, ...rest } =
    toTiling(links, row, image)
  const { bytes, urls, urlExpiresAt } = rest
  const plan = { tileSize, depth, overlap, edges, format, columns, rows, levels, tiles }
  return { name: image.name, width, height, ...plan, bytes, urls, urlExpiresAt }
}
