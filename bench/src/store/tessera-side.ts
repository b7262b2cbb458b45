import { createJsonStore, diskOperations, type JsonStoreOptions } from '@tessera/db/json'
import { imageAt, imagesPerUser, sessionAt, sessionsPerUser, userAt } from './population.ts'
import { imageOf, kindOf, type Side } from './sides.ts'

const mebibyte = 1024 * 1024

export function storeOptions(folder: string): JsonStoreOptions {
  const limits = { images: 1000, bytes: 2 ** 50, compressionsPerImage: 10, tilingsPerImage: 4 }
  return { folder, limits, clock: () => new Date() }
}

/** Tessera's store through its port, with its own settings. */
export async function openTessera(folder: string): Promise<Side> {
  const store = await createJsonStore(storeOptions(folder))
  return {
    async change(user, count) {
      const image = imageAt(user, imageOf(count, imagesPerUser))
      const now = new Date().toISOString()
      const kind = kindOf(count)
      if (kind === 'rename')
        await store.images.update(image.userId, image.id, { name: `${count}.jpg`, updatedAt: now })
      else if (kind === 'delete') await store.images.delete(image.userId, [image.id], now)
      else await store.images.create({ image, reservationId: '', jobs: [] })
    },
    close: () => store.close(),
  }
}

/** Fills a folder through the port. Nothing is synced on the way: a folder that is not finished is thrown away. */
export async function populate(folder: string, users: number, images = imagesPerUser): Promise<void> {
  const unsynced = {
    ...diskOperations,
    create: async (path: string) => {
      const file = await diskOperations.create(path)
      return { ...file, sync: async () => undefined, datasync: async () => undefined }
    },
    syncFolder: async () => undefined,
  }
  const store = await createJsonStore({
    ...storeOptions(folder),
    files: unsynced,
    checkpoints: { startBytes: 32 * mebibyte, limitBytes: 128 * mebibyte },
  })
  let begun = 0
  const addUsers = async () => {
    while (begun < users) {
      const user = begun++
      const row = userAt(user)
      await store.users.create(row, { session: sessionAt(user, 0) })
      for (let which = 1; which < sessionsPerUser; which++)
        await store.sessions.create(sessionAt(user, which))
      for (let which = 0; which < images; which++)
        await store.images.create({ image: imageAt(user, which), reservationId: '', jobs: [] })
    }
  }
  await Promise.all(Array.from({ length: 256 }, addUsers))
  await store.close()
}
