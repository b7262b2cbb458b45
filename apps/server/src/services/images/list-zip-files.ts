import { compressionKey, originalKey } from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { nameEntries } from '../../zip/entry-names.ts'
import type { ZipEntry } from '../../zip/zip-format.ts'
import { fileName } from '../views.ts'
import type { ZipSelection } from './zip-link.ts'

/** A file of an archive and the blob that it is. */
export interface ZipFile extends ZipEntry {
  key: string
}

/** How many of an image's compressions go into an archive; the quota is far below. */
const mostCompressions = 100

/** The files of an archive as they are now: images that were deleted since the link was made, and blobs that are lost, are left out. */
export async function listZipFiles(
  { store, blobs }: Pick<Deps, 'store' | 'blobs'>,
  { userId, ids, include }: ZipSelection,
): Promise<ZipFile[]> {
  const found: { name: string; key: string; modifiedAt: Date }[] = []
  for (const id of ids) {
    const image = await store.images.get(userId, id)
    if (!image) continue
    if (include.includes('original')) {
      const name = fileName(image.name, image.format)
      found.push({ name, key: originalKey(image), modifiedAt: new Date(image.createdAt) })
    }
    if (!include.includes('compressions')) continue
    const { items } = await store.compressions.list(userId, id, { limit: mostCompressions })
    for (const row of items) {
      if (row.status !== 'ready' || !row.result) continue
      const { format } = row.result
      const name = fileName(image.name, format)
      found.push({ name, key: compressionKey({ ...row, format }), modifiedAt: new Date(row.updatedAt) })
    }
  }
  // The length of the archive is promised before its first byte, so the files are asked and not the rows.
  const heads = await Promise.all(found.map(({ key }) => blobs.head(key)))
  const there = found.flatMap((file, index) => {
    const head = heads[index]
    return head ? [{ ...file, bytes: head.bytes }] : []
  })
  const names = nameEntries(there.map(({ name }) => name))
  return there.map((file, index) => ({ ...file, name: names[index] ?? file.name }))
}
