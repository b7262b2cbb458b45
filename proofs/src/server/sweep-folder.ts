import { join } from 'node:path'
import type { Store } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { compressionKey, createBlobWatch, originalKey, thumbnailKey } from '@tessera/storage'
import { createFileSystemBlobs } from '@tessera/storage/file-system'

/** Later than any blob here is young, in milliseconds. */
const later = 7_200_000

/**
 * Looks at the blobs of a folder as the server's upkeep does, twice, hours later, and says what is wrong after that: then there are the bytes
 * that rows name, and no others.
 */
export async function sweepFolder(folder: string): Promise<{ removed: number; problems: string[] }> {
  const clock = () => new Date(Date.now() + later)
  const limits = { images: 1000, bytes: 2 ** 40, compressionsPerImage: 1000, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder: join(folder, 'db'), limits, clock })
  try {
    const blobs = createFileSystemBlobs({ folder })
    const problems: string[] = []
    const watch = createBlobWatch({
      blobs,
      clock,
      userIds: () => store.users.ids(),
      namedBy: async (userId) => ({
        needed: new Set((await listWanted(store, userId)).keys()),
        // Nothing is shared in a proof.
        spare: new Set(),
      }),
      onUnreadable: (userId) => problems.push(`the rows of ${userId} cannot be read`),
    })
    await watch.look()
    const { removed } = await watch.look()
    const wanted = new Map<string, number>()
    for await (const userId of store.users.ids()) {
      for (const [key, bytes] of await listWanted(store, userId)) wanted.set(key, bytes)
    }
    for await (const { key, bytes } of blobs.list('')) {
      if (wanted.get(key) !== bytes)
        problems.push(`${key} has ${bytes} bytes, and its row ${wanted.get(key)}`)
      wanted.delete(key)
    }
    for (const key of wanted.keys()) problems.push(`${key} is gone`)
    return { removed: removed.length, problems }
  } finally {
    await store.close()
  }
}

/** The blobs that a user's rows name, with the bytes that they say these have. */
async function listWanted(store: Store, userId: string): Promise<Map<string, number>> {
  const wanted = new Map<string, number>()
  const { images, compressions } = await store.images.stored(userId)
  for (const image of images) {
    wanted.set(originalKey(image), image.bytes)
    if (image.thumbnail) wanted.set(thumbnailKey(image, image.thumbnail.version), image.thumbnail.bytes)
  }
  for (const row of compressions) {
    if (row.status === 'ready' && row.result)
      wanted.set(compressionKey({ ...row, format: row.result.format }), row.result.bytes)
  }
  return wanted
}
