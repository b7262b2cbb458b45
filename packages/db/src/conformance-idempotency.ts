import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'

/** Keys of requests that are done once. */
export function describeIdempotency(openBench: OpenBench): void {
  describe('idempotency keys', () => {
    it('let one of many begin, and name the one that began to all others', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const first = rows.idempotencyKey(user.id)
      const same = Array.from({ length: 20 }, () => ({ ...first, fingerprint: first.hash }))
      const begun = await Promise.all([first, ...same].map((row) => store.idempotencyKeys.begin(row)))
      expect(begun.filter((found) => found === null)).toHaveLength(1)
      expect(begun.filter((found) => found?.hash === first.hash)).toHaveLength(20)
    })

    it('keep their answer over a restart', async () => {
      const bench = await openBench()
      const user = await bench.addUser()
      const row = bench.rows.idempotencyKey(user.id)
      await bench.store.idempotencyKeys.begin(row)
      await bench.store.idempotencyKeys.finish(user.id, row.hash, 'sealed')
      await bench.reopen()
      expect(await bench.store.idempotencyKeys.begin(row)).toEqual({
        ...row,
        finished: true,
        answer: 'sealed',
      })
    })

    it('can be begun anew once they are deleted or have expired', async () => {
      const { store, rows, addUser } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const { idempotencyKeys } = store
      const row = rows.idempotencyKey(ada.id)
      await idempotencyKeys.begin(row)
      await idempotencyKeys.delete(grace.id, row.hash)
      expect(await idempotencyKeys.begin(row)).toEqual(row)
      await idempotencyKeys.delete(ada.id, row.hash)
      expect(await idempotencyKeys.begin(row)).toBeNull()
      const later = { ...row, createdAt: '2026-06-01T01:00:00.000Z', expiresAt: '2026-06-02T01:00:00.000Z' }
      expect(await idempotencyKeys.begin(later)).toBeNull()
      expect(await idempotencyKeys.begin(row)).toEqual(later)
      expect(await idempotencyKeys.deleteExpired('2026-06-02T00:00:00.000Z')).toBe(0)
      expect(await idempotencyKeys.deleteExpired('2026-06-03T00:00:00.000Z')).toBe(1)
      expect(await idempotencyKeys.begin(row)).toBeNull()
    })

    it('are a hundred with half a mebibyte of answers at most; the oldest go, and never the newest', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const { idempotencyKeys } = store
      const all = Array.from({ length: 101 }, () => rows.idempotencyKey(user.id))
      for (const row of all) expect(await idempotencyKeys.begin(row)).toBeNull()
      const [first, second, third] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]]
      expect(await idempotencyKeys.begin(second)).toEqual(second)
      // That it went is seen when it comes again, which pushes out the next.
      expect(await idempotencyKeys.begin(first)).toBeNull()
      expect(await idempotencyKeys.begin(second)).toBeNull()
      await idempotencyKeys.finish(user.id, second.hash, 'x'.repeat(600 * 1024))
      await idempotencyKeys.finish(user.id, first.hash, 'no effect: it is gone')
      expect((await idempotencyKeys.begin(second))?.answer).toHaveLength(600 * 1024)
      expect(await idempotencyKeys.begin(third)).toBeNull()
    })

    it('go with their user', async () => {
      const { store, rows, addUser } = await openBench()
      await addUser()
      const user = await addUser()
      const row = rows.idempotencyKey(user.id)
      await store.idempotencyKeys.begin(row)
      await store.users.delete(user.id)
      await expect(store.idempotencyKeys.begin(row)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await store.idempotencyKeys.finish(user.id, row.hash, null)
      await store.idempotencyKeys.delete(user.id, row.hash)
      expect(await store.idempotencyKeys.deleteExpired('2030-01-01T00:00:00.000Z')).toBe(0)
    })
  })
}
