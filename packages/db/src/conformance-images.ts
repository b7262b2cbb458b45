import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bench, OpenBench } from './conformance.ts'
import type { ImageQuery } from './port.ts'
import type { ImageRow } from './rows.ts'

const newestFirst: ImageQuery = { limit: 10, sort: 'createdAt', order: 'desc' }

/** Images and their lists. */
export function describeImages(openBench: OpenBench): void {
  describe('images', () => {
    it('gives an image back as it was put, to its owner only', async () => {
      const { store, addUser, addImage } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const image = await addImage(ada.id, { md5: 'a'.repeat(32) })
      expect(await store.images.get(ada.id, image.id)).toEqual(image)
      expect(await store.images.findByHash(ada.id, { sha256: image.sha256 })).toEqual(image)
      expect(await store.images.findByHash(ada.id, { md5: 'a'.repeat(32) })).toEqual(image)
      expect(await store.images.get(grace.id, image.id)).toBeNull()
      expect(await store.images.findByHash(grace.id, { sha256: image.sha256 })).toBeNull()
      const patch = { name: 'mine', updatedAt: '2026-07-01T00:00:00.000Z' }
      await expect(store.images.update(grace.id, image.id, patch)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      expect(await store.images.delete(grace.id, [image.id], patch.updatedAt)).toEqual({
        deleted: [],
        notFound: [image.id],
        cancelledJobs: [],
      })
      expect(await store.images.get(ada.id, image.id)).toEqual(image)
    })

    it('stores the same bytes once, however many come at the same time', async () => {
      const { store, rows, addUser, reserve } = await openBench({ images: 20 })
      const user = await addUser()
      const sha256 = 'b'.repeat(64)
      const results = await Promise.all(
        Array.from({ length: 16 }, async () => {
          const image = rows.image(user.id, { sha256 })
          const job = rows.job(image)
          return store.images.create({
            image,
            reservationId: await reserve(user.id, image.bytes),
            jobs: [job],
          })
        }),
      )
      expect(results.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1)
      expect(new Set(results.map(({ image }) => image.id)).size).toBe(1)
      expect((await store.quota.usage(user.id)).images.used).toBe(1)
      expect(await store.jobs.listQueued()).toHaveLength(1)
      // All reservations are gone: the rest of the quota can be had.
      await expect(
        store.quota.reserve(user.id, { images: 19, bytes: 0, expiresAt: rows.now() }),
      ).resolves.toBeDefined()
    })

    it('changes only what the patch names', async () => {
      const { store, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id, { tags: ['sea'] })
      const updatedAt = '2026-07-01T00:00:00.000Z'
      expect(
        await store.images.update(user.id, image.id, { name: 'new', tags: undefined, updatedAt }),
      ).toEqual({ ...image, name: 'new', updatedAt })
      expect(await store.images.update(user.id, image.id, { tags: [], updatedAt })).toEqual({
        ...image,
        name: 'new',
        tags: [],
        updatedAt,
      })
    })

    it('deletes images with their compressions and cancels their jobs', async () => {
      const { store, rows, addUser, addImage, addCompression, addReady } = await openBench()
      const user = await addUser()
      const [image, other] = [await addImage(user.id), await addImage(user.id)]
      const queued = await addCompression(image)
      await addReady(image, 10)
      const kept = await addCompression(other)
      const answer = await store.images.delete(user.id, [image.id, rows.id(), image.id], rows.now())
      expect(answer.deleted).toEqual([image.id])
      expect(answer.notFound).toHaveLength(1)
      expect(answer.cancelledJobs).toEqual([queued.job.id])
      expect(await store.images.get(user.id, image.id)).toBeNull()
      expect((await store.compressions.list(user.id, image.id, { limit: 10 })).total).toBe(0)
      expect((await store.jobs.get(user.id, queued.job.id))?.status).toBe('cancelled')
      expect((await store.jobs.listQueued()).map(({ id }) => id)).toEqual([kept.job.id])
      const usage = await store.quota.usage(user.id)
      expect(usage).toMatchObject({ images: { used: 1 }, bytes: { used: other.bytes } })
    })
  })

  describe('pages', () => {
    it('searches, filters and counts', async () => {
      const { store, addUser, addImage } = await openBench()
      const user = await addUser()
      const sea = await addImage(user.id, { name: 'Sea.jpg', tags: ['Holiday'] })
      const hill = await addImage(user.id, { name: 'hill.png', tags: ['holiday', 'green'], format: 'png' })
      const find = async (query: Partial<ImageQuery>): Promise<string[]> => {
        const page = await store.images.list(user.id, { ...newestFirst, ...query })
        expect(page.total).toBe(page.items.length)
        return page.items.map(({ id }) => id)
      }
      expect(await find({ search: 'sEA' })).toEqual([sea.id])
      expect(await find({ search: 'HOLI' })).toEqual([hill.id, sea.id])
      expect(await find({ tag: 'holiday' })).toEqual([hill.id])
      expect(await find({ format: 'jpeg' })).toEqual([sea.id])
      expect(await find({ search: '.*' })).toEqual([])
    })

    it('gives each row once, in order, whatever comes and goes between two pages', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('createdAt' as const, 'name' as const, 'bytes' as const),
          fc.constantFrom('asc' as const, 'desc' as const),
          fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 25 }),
          async (sort, order, values) => {
            const bench = await openBench()
            const user = await bench.addUser()
            const images = []
            // Few different keys, so that ids have to decide.
            for (const value of values)
              images.push(await bench.addImage(user.id, { name: `n${value}`, bytes: value }))
            const seen = await walkPages(bench, images, { limit: 4, sort, order })
            expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
            const keys = seen.map((row) => row[sort])
            const sorted = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
            expect(keys).toEqual(order === 'asc' ? sorted : sorted.reverse())
          },
        ),
        { numRuns: 10 },
      )
    })

    it('refuses a cursor that is not its own', async () => {
      const { store, addUser, addImage } = await openBench()
      const user = await addUser()
      for (let i = 0; i < 3; i++) await addImage(user.id)
      const { nextCursor } = await store.images.list(user.id, { ...newestFirst, limit: 2 })
      for (const cursor of ['', 'x', 'bnVsbA', `${nextCursor}`.slice(1)]) {
        await expect(store.images.list(user.id, { ...newestFirst, cursor })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        })
      }
      const other = { ...newestFirst, sort: 'name', cursor: `${nextCursor}` } as const
      await expect(store.images.list(user.id, other)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      for (const limit of [0, 101, 1.5]) {
        await expect(store.images.list(user.id, { ...newestFirst, limit })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        })
      }
    })
  })
}

/** Walks all pages; between the first two, one row that was seen is deleted. All others must be seen. */
async function walkPages(
  { store, rows }: Bench,
  images: readonly ImageRow[],
  query: ImageQuery,
): Promise<ImageRow[]> {
  const userId = images[0]?.userId ?? ''
  const seen: ImageRow[] = []
  let cursor: string | undefined
  do {
    const page = await store.images.list(userId, { ...query, cursor })
    seen.push(...page.items)
    const gone = page.items.at(-1)
    if (cursor === undefined && gone) await store.images.delete(userId, [gone.id], rows.now())
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toHaveLength(images.length)
  return seen
}
