import { describe, expect, it } from 'vitest'
import { makeResult, type OpenBench } from './conformance.ts'

const failure = { code: 'PROCESSING_FAILED', message: 'It did not work' }
const tilingResult = { columns: 3, rows: 2, levels: 11, bytes: 700 }

/** Tilings, compressions made again, jobs tried again, and what becomes of lost blobs. */
export function describeOutputs(openBench: OpenBench): void {
  describe('tilings', () => {
    it('are made by a job, count, and give their slot back once', async () => {
      const bench = await openBench({ tilingsPerImage: 4 })
      const { store, rows } = bench
      const user = await bench.addUser()
      const image = await bench.addImage(user.id)
      const asked = Array.from({ length: 9 }, () => rows.tiling(image))
      const results = await Promise.allSettled(asked.map((request) => store.tilings.request(request)))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
      const refused = results.find((result) => result.status === 'rejected')
      expect(refused?.reason).toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'tilingsPerImage', used: 4, limit: 4 },
      })

      const { tiling, job } = asked[0] ?? rows.tiling(image)
      await store.jobs.start(user.id, job.id, rows.now())
      expect((await store.tilings.get(user.id, image.id, tiling.id))?.status).toBe('processing')
      const outcome = { kind: 'tiling', result: tilingResult } as const
      expect(await store.jobs.complete(user.id, job.id, outcome, rows.now())).toBe(true)
      const ready = { status: 'ready', result: tilingResult }
      await bench.reopen()
      expect(await bench.store.tilings.find(user.id, tiling.id)).toMatchObject(ready)
      expect((await bench.store.quota.usage(user.id)).bytes.used).toBe(image.bytes + 700)
      expect(await bench.store.quota.total()).toMatchObject({ tilings: 4, bytes: image.bytes + 700 })

      for (let i = 0; i < 3; i++) {
        const error = { error: failure, retry: false }
        await bench.store.jobs.fail(user.id, asked[1]?.job.id ?? '', error, rows.now())
      }
      expect((await bench.store.tilings.request(rows.tiling(image))).created).toBe(true)
      await expect(bench.store.tilings.request(rows.tiling(image))).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
      })
    })

    it('are answered with when the same is asked for again, shown to their owner only, and go with their image', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const image = await addImage(ada.id)
      const first = rows.tiling(image)
      expect(await store.tilings.request(first)).toEqual({ tiling: first.tiling, created: true })
      const { recipeHash } = first.tiling
      expect(await store.tilings.request(rows.tiling(image, { recipeHash }))).toEqual({
        tiling: first.tiling,
        created: false,
      })
      expect(await store.tilings.get(grace.id, image.id, first.tiling.id)).toBeNull()
      expect(await store.tilings.find(grace.id, first.tiling.id)).toBeNull()
      expect((await store.tilings.list(grace.id, image.id, { limit: 10 })).total).toBe(0)
      expect(await store.tilings.delete(grace.id, image.id, first.tiling.id, rows.now())).toBeNull()
      const second = rows.tiling(image)
      await store.tilings.request(second)
      expect(await store.tilings.delete(ada.id, image.id, second.tiling.id, rows.now())).toMatchObject({
        id: second.tiling.id,
      })
      expect((await store.tilings.list(ada.id, image.id, { limit: 10 })).items).toEqual([first.tiling])
      await store.images.delete(ada.id, [image.id], rows.now())
      expect(await store.tilings.find(ada.id, first.tiling.id)).toBeNull()
      const { events } = await store.events.since(ada.id, 0)
      expect(events.map(({ type, tilingId }) => [type, tilingId])).toContainEqual([
        'tiling.deleted',
        second.tiling.id,
      ])
      const jobs = await store.jobs.list(ada.id, { limit: 10 })
      expect(jobs.items.map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    })

    it('are queued again when the process died over them', async () => {
      const bench = await openBench()
      const user = await bench.addUser()
      const image = await bench.addImage(user.id)
      const { tiling, job } = bench.rows.tiling(image)
      await bench.store.tilings.request({ tiling, job })
      await bench.store.jobs.start(user.id, job.id, bench.rows.now())
      await bench.reopen()
      expect((await bench.store.tilings.find(user.id, tiling.id))?.status).toBe('queued')
      expect(await bench.store.jobs.listQueued()).toMatchObject([{ id: job.id, attempts: 1 }])
    })
  })

  describe('a compression that is made again', () => {
    it('keeps its id and its slot, and says what is to be removed and stopped', async () => {
      const { store, rows, addUser, addImage, addReady } = await openBench({ compressionsPerImage: 1 })
      const user = await addUser()
      const image = await addImage(user.id)
      const { compression } = await addReady(image, 100)
      const made = await store.compressions.find(user.id, compression.id)
      const again = rows.compression(image, { id: compression.id })
      const answer = await store.compressions.remake(again)
      expect(answer.previous).toEqual(made)
      expect(answer.cancelledJob).toBeNull()
      expect(answer.compression).toEqual({ ...again.compression, createdAt: compression.createdAt })
      expect(await store.compressions.find(user.id, compression.id)).toEqual(answer.compression)
      expect((await store.quota.usage(user.id)).bytes.used).toBe(image.bytes)
      // The same recipe once more changes nothing; another one stops the job that is under way.
      const same = { ...rows.compression(image, { ...again.compression, version: rows.id() }) }
      expect(await store.compressions.remake(same)).toEqual({
        compression: answer.compression,
        previous: null,
        cancelledJob: null,
      })
      const third = rows.compression(image, { id: compression.id })
      expect((await store.compressions.remake(third)).cancelledJob).toBe(again.job.id)
      expect((await store.jobs.get(user.id, again.job.id))?.status).toBe('cancelled')
      expect((await store.compressions.find(user.id, compression.id))?.jobId).toBe(third.job.id)
    })

    it('is refused where there is none, where another is the same, and where a failed one has no slot', async () => {
      const { store, rows, addUser, addImage, addReady, addCompression } = await openBench({
        compressionsPerImage: 2,
      })
      const user = await addUser()
      const image = await addImage(user.id)
      await expect(store.compressions.remake(rows.compression(image))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      const first = await addReady(image, 100)
      const failed = await addCompression(image)
      const { recipeHash } = first.compression
      const sameAsFirst = rows.compression(image, { id: failed.compression.id, recipeHash })
      await expect(store.compressions.remake(sameAsFirst)).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { id: first.compression.id },
      })
      await store.jobs.fail(user.id, failed.job.id, { error: failure, retry: false }, rows.now())
      await addCompression(image)
      const again = rows.compression(image, { id: failed.compression.id })
      await expect(store.compressions.remake(again)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
    })
  })

  describe('jobs that are tried again', () => {
    it('wait until their time when they are backed off', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const { job } = await addCompression(await addImage(user.id))
      await store.jobs.start(user.id, job.id, rows.now())
      const notBefore = '2026-06-01T00:00:10.000Z'
      await store.jobs.fail(user.id, job.id, { error: failure, retry: true, notBefore }, rows.now())
      expect(await store.jobs.listQueued()).toMatchObject([{ id: job.id, notBefore, error: failure }])
      expect(await store.jobs.start(user.id, job.id, '2026-06-01T00:00:09.999Z')).toBeNull()
      expect(await store.jobs.start(user.id, job.id, notBefore)).toMatchObject({
        attempts: 2,
        notBefore: null,
      })
    })

    it('start anew when their owner asks, and take their slot again', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench({ compressionsPerImage: 1 })
      const [ada, grace] = [await addUser(), await addUser()]
      const image = await addImage(ada.id)
      const { compression, job } = await addCompression(image)
      await expect(store.jobs.retry(ada.id, job.id, rows.now())).rejects.toMatchObject({ code: 'CONFLICT' })
      await store.jobs.start(ada.id, job.id, rows.now())
      await store.jobs.fail(ada.id, job.id, { error: failure, retry: false }, rows.now())
      await expect(store.jobs.retry(grace.id, job.id, rows.now())).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      const blocking = await addCompression(image)
      await expect(store.jobs.retry(ada.id, job.id, rows.now())).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
      })
      await store.jobs.cancel(ada.id, blocking.job.id, rows.now())
      expect(await store.jobs.retry(ada.id, job.id, rows.now())).toMatchObject({
        status: 'queued',
        attempts: 0,
        error: null,
        finishedAt: null,
      })
      expect(await store.compressions.find(ada.id, compression.id)).toMatchObject({
        status: 'queued',
        error: null,
      })
      expect((await store.jobs.listQueued()).map(({ id }) => id)).toEqual([job.id])
      await store.compressions.delete(ada.id, image.id, blocking.compression.id, rows.now())
      await expect(store.jobs.retry(ada.id, blocking.job.id, rows.now())).rejects.toMatchObject({
        code: 'CONFLICT',
      })
    })

    it('are handed out so that no user waits behind another one’s queue', async () => {
      const { store, addUser, addImage, addCompression } = await openBench()
      const users = [await addUser(), await addUser(), await addUser()]
      for (const [i, user] of users.entries()) {
        const image = await addImage(user.id)
        for (let n = 0; n < 4 - i; n++) await addCompression(image)
      }
      const [a, b, c] = users.map(({ id }) => id)
      const queued = await store.jobs.listQueued()
      expect(queued.map(({ userId }) => userId)).toEqual([a, b, c, a, b, c, a, b, a])
      const own = queued.filter(({ userId }) => userId === a).map(({ createdAt }) => createdAt)
      expect(own).toEqual([...own].sort())
    })
  })

  describe('rows and blobs', () => {
    it('are compared by what is stored, and rows without a blob are marked, never dropped', async () => {
      const bench = await openBench()
      const { rows } = bench
      const [user, other] = [await bench.addUser(), await bench.addUser()]
      const image = await bench.addImage(user.id)
      const { compression } = await bench.addReady(image, 100)
      const { tiling, job } = rows.tiling(image)
      await bench.store.tilings.request({ tiling, job })
      await bench.addImage(other.id)
      const stored = await bench.store.images.stored(user.id)
      expect(stored.images.map(({ id }) => id)).toEqual([image.id])
      expect(stored.compressions.map(({ id }) => id)).toEqual([compression.id])
      expect(stored.tilings.map(({ id }) => id)).toEqual([tiling.id])
      expect(await bench.store.images.stored(rows.id())).toEqual({
        images: [],
        compressions: [],
        tilings: [],
      })

      const marked = { images: [image.id, rows.id()], compressions: [compression.id], tilings: [tiling.id] }
      const { latest } = await bench.store.events.since(user.id, 0)
      for (let i = 0; i < 2; i++) {
        await bench.store.images.mark(user.id, marked, { missing: true, now: rows.now() })
      }
      await bench.store.images.mark(other.id, { images: [image.id] }, { missing: false, now: rows.now() })
      await bench.reopen()
      expect(await bench.store.images.get(user.id, image.id)).toEqual({ ...image, missing: true })
      expect((await bench.store.compressions.find(user.id, compression.id))?.missing).toBe(true)
      expect((await bench.store.tilings.find(user.id, tiling.id))?.missing).toBe(true)
      const { events } = await bench.store.events.since(user.id, latest)
      expect(events.map(({ type }) => type)).toEqual(['image.updated', 'image.updated', 'image.updated'])
      await bench.store.images.mark(user.id, marked, { missing: false, now: rows.now() })
      expect(await bench.store.images.get(user.id, image.id)).toEqual(image)
    })

    it('belong together again when a compression is made once more', async () => {
      const { store, rows, addUser, addImage, addReady } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const { compression } = await addReady(image, 100)
      await store.images.mark(user.id, { compressions: [compression.id] }, { missing: true, now: rows.now() })
      const again = rows.compression(image, { id: compression.id })
      await store.compressions.remake(again)
      await store.jobs.start(user.id, again.job.id, rows.now())
      const outcome = { kind: 'compression', result: makeResult(90) } as const
      await store.jobs.complete(user.id, again.job.id, outcome, rows.now())
      expect((await store.compressions.find(user.id, compression.id))?.missing).toBe(false)
    })
  })

  describe('tags', () => {
    it('are listed by name with how many images have each', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      await addImage(user.id, { tags: ['sea', 'blue', 'sea'] })
      const image = await addImage(user.id, { tags: ['sea', 'Zebra'] })
      expect(await store.images.tags(user.id)).toEqual([
        { tag: 'Zebra', count: 1 },
        { tag: 'blue', count: 1 },
        { tag: 'sea', count: 2 },
      ])
      await store.images.update(user.id, image.id, { tags: ['blue'], updatedAt: rows.now() })
      expect(await store.images.tags(user.id)).toEqual([
        { tag: 'blue', count: 2 },
        { tag: 'sea', count: 1 },
      ])
      expect(await store.images.tags(rows.id())).toEqual([])
    })
  })
}
