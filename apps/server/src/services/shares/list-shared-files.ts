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

/** Rows by their ids, as far as they are needed. */
interface RowsById {
  images: ReadonlyMap<string, ImageRow>
  compressions: ReadonlyMap<string, CompressionRow>
}

type Chosen = Pick<ShareRow, 'userId' | 'imageIds' | 'compressionIds'>

/** The pictures of a share that are there and ready, in the order in which they were chosen. */
export async function listSharedFiles(
  { store }: Pick<Deps, 'store'>,
  share: Chosen,
): Promise<SharedPictureFiles[]> {
  const { userId, imageIds, compressionIds } = share
  const compressions = new Map<string, CompressionRow>()
  for (const id of compressionIds) {
    const row = await store.compressions.find(userId, id)
    if (row) compressions.set(id, row)
  }
  const images = new Map<string, ImageRow>()
  for (const id of new Set([...imageIds, ...[...compressions.values()].map(({ imageId }) => imageId)])) {
    const row = await store.images.get(userId, id)
    if (row) images.set(id, row)
  }
  return pickSharedFiles({ images, compressions }, share)
}

/** Keys that are made for shares of a user, and may be there. */
export async function listRenditionKeys(
  { store }: Pick<Deps, 'store'>,
  { images, compressions }: Pick<StoredRows, 'images' | 'compressions'>,
  userId: string,
): Promise<Set<string>> {
  const rows = {
    images: new Map(images.map((row) => [row.id, row])),
    compressions: new Map(compressions.map((row) => [row.id, row])),
  }
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
  { images, compressions }: RowsById,
  { imageIds, compressionIds }: Chosen,
): SharedPictureFiles[] {
  const shared: SharedPictureFiles[] = []
  for (const id of imageIds) {
    const image = images.get(id)
    if (!image) continue
    const file = sharedFileOfImage(image)
    shared.push({ image, compression: null, file, rendition: file.rendition, thumbnail: null })
  }
  for (const id of compressionIds) {
    const compression = compressions.get(id)
    const image = compression && images.get(compression.imageId)
    const file = image && sharedFileOfCompression(compression, image.name)
    if (!file) continue
    const thumbnail = sharedThumbnailOf(compression)
    shared.push({ image, compression, file, rendition: file.rendition, thumbnail })
  }
  return shared
}
