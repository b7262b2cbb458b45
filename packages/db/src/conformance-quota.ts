import { describe, expect, it } from 'vitest'
import { makeResult, type OpenBench } from './conformance.ts'

const expiresAt = '2026-06-01T01:00:00.000Z'

/** Quota and reservations. */
export function describeQuota(openBench: OpenBench): void {
  describe('quota', () => {
    it('lets exactly as many in as there is room for, of many at once', async () => {
      const bench = await openBench({ images: 10 })
      const { store, rows } = bench
      const user = await bench.addUser()
      const results = await Promise.allSettled(
        Array.from({ length: 64 }, async () => {
          const reservationId = await bench.reserve(user.id, 10)
          return store.images.create({ image: rows.image(user.id, { bytes: 10 }), reservationId, jobs: [] })
        }),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
      for (const result of results) {
        if (result.status === 'rejected') {
          expect(result.reason).toMatchObject({
            code: 'QUOTA_EXCEEDED',
            details: { resource: 'images', used: 10, limit: 10 },
          })
        }
      }
      expect(await store.quota.usage(user.id)).toEqual({
        images: { used: 10, limit: 10 },
        bytes: { used: 100, limit: 1_000_000 },
        compressionsPerImage: { limit: 10 },
        tilingsPerImage: { limit: 4 },
      })
    })

    it('lets exactly as many compressions in, and gives a slot back once', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const results = await Promise.allSettled(
        Array.from({ length: 30 }, () => store.compressions.request(rows.compression(image))),
      )
      const made = results.flatMap((result) =>
        result.status === 'fulfilled' ? [result.value.compression] : [],
      )
      expect(made).toHaveLength(10)
      const error = { code: 'PROCESSING_FAILED', message: 'no' }
      for (let i = 0; i < 3; i++) {
        await store.jobs.fail(user.id, `${made[0]?.jobId}`, { error, retry: false }, rows.now())
      }
      await expect(store.compressions.request(rows.compression(image))).resolves.toMatchObject({
        created: true,
      })
      await expect(store.compressions.request(rows.compression(image))).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'compressionsPerImage', used: 10, limit: 10 },
      })
    })

    it('counts reserved bytes, also while they are resized', async () => {
      const { store, addUser } = await openBench({ bytes: 100 })
      const user = await addUser()
      const first = await store.quota.reserve(user.id, { images: 1, bytes: 60, expiresAt })
      const tooMuch = { images: 1, bytes: 50, expiresAt }
      await expect(store.quota.reserve(user.id, tooMuch)).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'bytes', used: 60, limit: 100 },
      })
      await expect(store.quota.resize(first.id, 101)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
      await store.quota.resize(first.id, 50)
      await expect(store.quota.reserve(user.id, tooMuch)).resolves.toBeDefined()
      expect((await store.quota.usage(user.id)).bytes.used).toBe(0)
    })

    it('gives back what was released, has expired, or died with the process', async () => {
      const bench = await openBench({ images: 1 })
      const { rows } = bench
      const user = await bench.addUser()
      const released = await bench.reserve(user.id)
      await bench.store.quota.release(released)
      await bench.store.quota.release(released)
      const expired = await bench.reserve(user.id)
      await expect(bench.reserve(user.id)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
      bench.setTime('2026-06-01T01:00:00.000Z')
      await expect(bench.store.quota.resize(expired, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await bench.store.quota.reserve(user.id, { images: 1, bytes: 0, expiresAt: '2026-06-02T00:00:00.000Z' })
      await bench.reopen()
      await bench.store.quota.reserve(user.id, { images: 1, bytes: 0, expiresAt: '2026-06-02T00:00:00.000Z' })
      // The expired one still leads in when there is room, and only then.
      const late = { image: rows.image(user.id), reservationId: expired, jobs: [] }
      await expect(bench.store.images.create(late)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
      expect((await bench.store.quota.usage(user.id)).images.used).toBe(0)
    })

    it('prefers the limits of the user to those of the server', async () => {
      const { store, addUser, reserve } = await openBench({ images: 1 })
      const [plain, special] = [await addUser(), await addUser({ quota: { images: 3 } })]
      for (let i = 0; i < 3; i++) await reserve(special.id)
      await expect(reserve(special.id)).rejects.toMatchObject({ details: { limit: 3 } })
      await reserve(plain.id)
      await expect(reserve(plain.id)).rejects.toMatchObject({ details: { limit: 1 } })
      expect((await store.quota.usage(special.id)).images.limit).toBe(3)
    })

    it('refuses an output that does not fit, and then the job can fail', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench({ bytes: 1500 })
      const user = await addUser()
      const image = await addImage(user.id, { bytes: 1000 })
      const { job } = await addCompression(image)
      await store.jobs.start(user.id, job.id, rows.now())
      const outcome = { kind: 'compression', result: makeResult(501) } as const
      await expect(store.jobs.complete(user.id, job.id, outcome, rows.now())).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'bytes', used: 1000, limit: 1500 },
      })
      expect((await store.jobs.get(user.id, job.id))?.status).toBe('processing')
      const fits = { kind: 'compression', result: makeResult(500) } as const
      expect(await store.jobs.complete(user.id, job.id, fits, rows.now())).toBe(true)
    })

    it('is nothing for who is not there', async () => {
      const { store, rows } = await openBench()
      await expect(store.quota.usage(rows.id())).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(store.quota.reserve(rows.id(), { images: 1, bytes: 0, expiresAt })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })
  })
}
