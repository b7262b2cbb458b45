import type { CompressionRow, ImageRow, ShareRow, StoredRows } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import {
  type Rendition,
  type SharedFile,
  sharedFileOfCompression,
  sharedFileOfImage,
  sharedThumbnailOf,
} from './renditions-of.ts'

/** One picture of a share: its rows, and the files that leave by it. */
export interface SharedPictureFiles {
  image: ImageRow
  /** Null where the image itself is shared. */
  compression: CompressionRow | null
  file: SharedFile
  rendition: Rendition | null
  /** Of a compression; an image has its thumbnail already. */
  thumbnail: Rendition | null
}

/** The pictures of a share that are there and ready, in the order in which they were chosen. */
export async function listSharedFiles(
  { store }: Pick<Deps, 'store'>,
  share: Pick<ShareRow, 'userId' | 'imageIds' | 'compressionIds'>,
): Promise<SharedPictureFiles[]> {
  return pickSharedFiles(await store.images.stored(share.userId), share)
}

/** Keys that are made for shares of a user, and may be there. */
export async function listRenditionKeys(
  { store }: Pick<Deps, 'store'>,
  rows: StoredRows,
  userId: string,
): Promise<Set<string>> {
  const keys = new Set<string>()
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page = await store.shares.list(userId, { limit: 100, cursor })
    for (const share of page.items) {
      for (const { rendition, thumbnail } of pickSharedFiles(rows, share)) {
        if (rendition) keys.add(rendition.key)
        if (thumbnail) keys.add(thumbnail.key)
      }
    }
    cursor = page.nextCursor
  }
  return keys
}

function pickSharedFiles(
  { images, compressions }: StoredRows,
  { imageIds, compressionIds }: Pick<ShareRow, 'imageIds' | 'compressionIds'>,
): SharedPictureFiles[] {
  const imageOf = (id: string) => images.find((image) => image.id === id)
  const shared: SharedPictureFiles[] = []
  for (const id of imageIds) {
    const image = imageOf(id)
    if (!image) continue
    const file = sharedFileOfImage(image)
    shared.push({ image, compression: null, file, rendition: file.rendition, thumbnail: null })
  }
  for (const id of compressionIds) {
    const compression = compressions.find((row) => row.id === id)
    const image = compression && imageOf(compression.imageId)
    const file = image && sharedFileOfCompression(compression, image.name)
    if (!file) continue
    const thumbnail = sharedThumbnailOf(compression)
    shared.push({ image, compression, file, rendition: file.rendition, thumbnail })
  }
  return shared
}
