import { createJsonStore } from '@tessera/db/json'
import { answerParent } from '../process/entry.ts'
import { imageAt, userAt } from './population.ts'
import { storeOptions } from './tessera-side.ts'

// Reads a gallery of 1,000 page by page. Argument: an empty folder.

const [folder = ''] = process.argv.slice(2)
const store = await createJsonStore(storeOptions(folder))
const user = await store.users.create(userAt(0))
await Promise.all(
  Array.from({ length: 1000 }, (_, which) =>
    store.images.create({ image: imageAt(0, which), reservationId: '', jobs: [] }),
  ),
)

answerParent(async ({ rounds }: { rounds: number }) => {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    let cursor: string | null = ''
    while (cursor !== null) {
      const began = performance.now()
      const page = await store.images.list(user.id, {
        limit: 50,
        sort: 'createdAt',
        order: 'desc',
        ...(cursor && { cursor }),
      })
      times.push(performance.now() - began)
      cursor = page.nextCursor
    }
  }
  times.sort((a, b) => a - b)
  return { p50: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] }
})
