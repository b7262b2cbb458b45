import type { ShareRow } from '@tessera/db'
import type { Share } from '../../contract/share-objects.ts'
import type { ShareViews } from './create-share-views.ts'

/** A share as its owner sees it: without its hashes, and with the views that are counted and not written down yet. */
export function toShare(views: ShareViews, row: ShareRow): Share {
  const { id, title, imageIds, compressionIds, tilingId, createdAt, expiresAt } = row
  return {
    id,
    title,
    imageIds,
    compressionIds,
    tilingId,
    hasPassword: row.passwordHash !== null,
    views: row.views + views.pending(row.hash),
    createdAt,
    expiresAt,
  }
}
