import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createJsonStore } from '@tessera/db/json'
import { answerParent } from '../process/entry.ts'
import { imageAt, imagesPerUser } from './population.ts'
import { storeOptions } from './tessera-side.ts'

// Fills a store's journal and writes no document, so that whoever kills this process leaves as much to replay as there can be.
// Arguments: the folder, how many users are present, the bytes of journal.

const [folder = '', users = '', journalBytes = ''] = process.argv.slice(2)
const store = await createJsonStore({
  ...storeOptions(folder),
  checkpoints: { startBytes: 2 ** 40, limitBytes: 2 ** 40, quietMilliseconds: 2 ** 30 },
})

answerParent(async () => {
  let changes = 0
  while (journalLength() < Number(journalBytes)) {
    await Promise.all(
      Array.from({ length: 256 }, async () => {
        const image = imageAt(Math.floor(Math.random() * Number(users)), changes++ % imagesPerUser)
        const updatedAt = new Date().toISOString()
        await store.images.update(image.userId, image.id, { name: `${changes}.jpg`, updatedAt })
      }),
    )
  }
  return { changes }
})

function journalLength(): number {
  const journal = join(folder, 'journal')
  return readdirSync(journal).reduce((sum, name) => sum + statSync(join(journal, name)).size, 0)
}
