import { describe, expect, it } from 'vitest'
import type { OpenBench } from './conformance.ts'

const failure = { code: 'BAD_IMAGE', message: 'It is broken' }

/** Tickets, the upload log, and uploads that bring compressions with them. */
export function describeUploads(openBench: OpenBench): void {
  describe('tickets', () => {
    it('hold quota until they are over or have expired, also over a restart', async () => {
      const bench = await openBench({ images: 2, bytes: 5000 })
      const { rows } = bench
      const user = await bench.addUser()
      const ticket = rows.ticket(user.id, { bytes: 3000 })
      await bench.store.tickets.create(ticket)
      await bench.reopen()
      const { store } = bench
      expect(await store.tickets.get(user.id, ticket.id)).toEqual(ticket)
      expect((await store.quota.usage(user.id)).images.used).toBe(0)
      await expect(store.tickets.create(rows.ticket(user.id, { bytes: 2001 }))).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
        details: { resource: 'bytes', used: 3000, limit: 5000 },
      })
      const reserved = await bench.reserve(user.id, 2000)
      await expect(bench.reserve(user.id)).rejects.toMatchObject({ details: { resource: 'images', used: 2 } })
      await store.quota.release(ticket.id)
      await expect(bench.reserve(user.id)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
      await store.quota.release(reserved)
      await store.tickets.fail(user.id, ticket.id, failure)
      await bench.reserve(user.id, 5000)
      expect(await store.tickets.find(ticket.id)).toMatchObject({ status: 'failed', error: failure })
      const late = rows.ticket(user.id, { bytes: 0 })
      await store.tickets.create(late)
      bench.setTime('2026-06-01T01:00:00.000Z')
      await bench.store.quota.reserve(user.id, { images: 2, bytes: 0, expiresAt: '2026-06-02T00:00:00.000Z' })
      await expect(store.tickets.update(user.id, late.id, { received: 1 })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('let exactly as many in as there is room for, of many at once', async () => {
      const { store, rows, addUser } = await openBench({ images: 10 })
      const user = await addUser()
      const results = await Promise.allSettled(
        Array.from({ length: 64 }, async (_, i) => {
          const ticket = rows.ticket(user.id, { bytes: 10 })
          await store.tickets.create(ticket)
          const image = rows.image(user.id, { bytes: 10 })
          if (i % 2) await store.images.create({ image, reservationId: ticket.id, jobs: [] })
        }),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    })

    it('are over with the image that comes of them, and make no second one', async () => {
      const { store, rows, addUser } = await openBench({ images: 1 })
      const user = await addUser()
      const ticket = rows.ticket(user.id, { bytes: 100 })
      await store.tickets.create(ticket)
      await store.tickets.update(user.id, ticket.id, { status: 'receiving', received: 60, state: '{"a":1}' })
      expect(await store.tickets.find(ticket.id)).toMatchObject({
        status: 'receiving',
        received: 60,
        state: '{"a":1}',
      })
      await store.quota.resize(ticket.id, 120)
      const image = rows.image(user.id, { bytes: 120 })
      const upload = rows.upload(user.id, { via: 'put', bytes: 120 })
      const results = await Promise.allSettled(
        [image, rows.image(user.id, { bytes: 110 })].map((each) =>
          store.images.create({ image: each, reservationId: ticket.id, jobs: [], upload }),
        ),
      )
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
      expect(results[1]).toMatchObject({ reason: { code: 'CONFLICT' } })
      expect(await store.tickets.find(ticket.id)).toMatchObject({
        status: 'ready',
        imageId: image.id,
        received: 120,
        state: null,
      })
      expect((await store.quota.usage(user.id)).images.used).toBe(1)
      expect((await store.uploads.list(user.id, { limit: 10 })).items).toEqual([
        { ...upload, imageId: image.id },
      ])
      await expect(store.tickets.update(user.id, ticket.id, { received: 1 })).rejects.toMatchObject({
        code: 'CONFLICT',
      })
      await expect(store.quota.resize(ticket.id, 1)).rejects.toMatchObject({ code: 'CONFLICT' })
      await store.tickets.fail(user.id, ticket.id, failure)
      expect((await store.tickets.find(ticket.id))?.status).toBe('ready')
    })

    it('name the image that was there when its bytes come again', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const ticket = rows.ticket(user.id)
      await store.tickets.create(ticket)
      const same = rows.image(user.id, { sha256: image.sha256 })
      const upload = rows.upload(user.id, { via: 'put' })
      const answer = await store.images.create({ image: same, reservationId: ticket.id, jobs: [], upload })
      expect((await store.uploads.list(user.id, { limit: 10 })).items).toEqual([
        { ...upload, outcome: 'deduplicated', imageId: image.id },
      ])
      expect(answer).toMatchObject({ deduplicated: true, image: { id: image.id } })
      expect(await store.tickets.find(ticket.id)).toMatchObject({ status: 'ready', imageId: image.id })
    })

    it('are over with an image that is there already, once, with their line in the log', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const ticket = rows.ticket(user.id)
      await store.tickets.create(ticket)
      const upload = rows.upload(user.id, { via: 'put', outcome: 'deduplicated', imageId: image.id })
      const end = { imageId: image.id, upload }
      await expect(store.tickets.finish(user.id, ticket.id, { imageId: ticket.id })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      await expect(store.tickets.finish(user.id, image.id, end)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await store.tickets.finish(user.id, ticket.id, end)
      expect(await store.tickets.find(ticket.id)).toMatchObject({
        status: 'ready',
        imageId: image.id,
        received: image.bytes,
      })
      await expect(store.tickets.finish(user.id, ticket.id, end)).rejects.toMatchObject({ code: 'CONFLICT' })
      expect((await store.uploads.list(user.id, { limit: 10 })).items).toEqual([upload])
    })

    it('are their owner’s only, cannot grow beyond the quota, and are deleted or swept', async () => {
      const { store, rows, addUser } = await openBench({ bytes: 2000 })
      const [ada, grace] = [await addUser(), await addUser()]
      const ticket = rows.ticket(ada.id)
      await store.tickets.create(ticket)
      expect(await store.tickets.get(grace.id, ticket.id)).toBeNull()
      expect(await store.tickets.delete(grace.id, ticket.id)).toBeNull()
      const patch = { status: 'receiving' } as const
      await expect(store.tickets.update(grace.id, ticket.id, patch)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
      await expect(store.tickets.update(ada.id, ticket.id, { bytes: 2001 })).rejects.toMatchObject({
        code: 'QUOTA_EXCEEDED',
      })
      await expect(store.quota.resize(ticket.id, 2001)).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
      expect(await store.tickets.update(ada.id, ticket.id, { bytes: 2000 })).toMatchObject({ bytes: 2000 })
      expect(await store.tickets.delete(ada.id, ticket.id)).toMatchObject({ id: ticket.id })
      expect(await store.tickets.find(ticket.id)).toBeNull()
      const [old, current] = [
        rows.ticket(ada.id),
        rows.ticket(grace.id, { expiresAt: '2026-07-01T00:00:00Z' }),
      ]
      for (const each of [old, current]) await store.tickets.create(each)
      expect(await store.tickets.deleteExpired('2026-06-15T00:00:00.000Z')).toEqual([old])
      expect(await store.tickets.deleteExpired('2026-06-15T00:00:00.000Z')).toEqual([])
      expect(await store.tickets.find(current.id)).toEqual(current)
    })
  })

  describe('an upload with presets', () => {
    it('requests their compressions with the image in one change, as far as there is room', async () => {
      const bench = await openBench({ compressionsPerImage: 2 })
      const { rows } = bench
      const user = await bench.addUser()
      const image = rows.image(user.id)
      const asked = [rows.compression(image), rows.compression(image), rows.compression(image)]
      const { compressions } = await bench.store.images.create({
        image,
        reservationId: await bench.reserve(user.id),
        jobs: [],
        compressions: [...asked.slice(0, 1), ...asked],
      })
      const made = asked.slice(0, 2).map(({ compression }) => compression)
      expect(compressions).toEqual(made)
      await bench.reopen()
      const page = await bench.store.compressions.list(user.id, image.id, { limit: 10 })
      expect(page.items.toReversed()).toEqual(made)
      expect((await bench.store.jobs.listQueued()).map(({ outputId }) => outputId)).toEqual(
        made.map(({ id }) => id),
      )
    })
  })

  describe('the upload log', () => {
    it('keeps the last 200 of each user, and shows those of all, newest first', async () => {
      const bench = await openBench()
      const { rows } = bench
      const users = [await bench.addUser(), await bench.addUser(), await bench.addUser()]
      const [ada = '', grace = '', edith = ''] = users.map(({ id }) => id)
      for (let i = 0; i < 205; i++) await bench.store.uploads.add(rows.upload(ada))
      const refused = rows.upload(grace, { outcome: 'refused', error: failure })
      await bench.store.uploads.add(refused)
      const last = rows.upload(ada)
      await bench.store.uploads.add(last)
      await bench.reopen()
      const { store } = bench
      expect(await store.uploads.list(ada, { limit: 1 })).toMatchObject({ items: [last], total: 200 })
      expect((await store.uploads.list(edith, { limit: 1 })).total).toBe(0)
      expect(await store.uploads.list(ada, { limit: 1, outcome: 'refused' })).toMatchObject({ total: 0 })
      expect(await store.uploads.list(grace, { limit: 1, outcome: 'refused' })).toEqual({
        items: [refused],
        nextCursor: null,
        total: 1,
      })
      expect(await store.uploads.listAll({ limit: 2 })).toMatchObject({ items: [last, refused], total: 201 })
      expect(await store.uploads.listAll({ limit: 10, outcome: 'refused' })).toEqual({
        items: [refused],
        nextCursor: null,
        total: null,
      })
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store.uploads.listAll({ limit: 60, cursor })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(new Set(seen).size).toBe(201)
      expect(seen).toEqual([...seen].sort().reverse())
    })

    it('gets its line with the ticket that fails', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      const ticket = rows.ticket(user.id)
      await store.tickets.create(ticket)
      const upload = rows.upload(user.id, { outcome: 'refused', error: failure })
      for (let i = 0; i < 2; i++) await store.tickets.fail(user.id, ticket.id, failure, upload)
      expect((await store.uploads.list(user.id, { limit: 10 })).items).toEqual([upload])
      await expect(store.uploads.listAll({ limit: 101 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(store.uploads.listAll({ limit: 1, cursor: 'x' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      })
    })
  })

  describe('the lists of all users’ jobs', () => {
    it('are newest first, of every age, and filtered by what became of them', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const users = [await addUser(), await addUser()]
      const made: string[] = []
      for (let n = 0; n < 3; n++) {
        for (const { id } of users) {
          const image = await addImage(id)
          // Hours and days apart, so that not every user can be on every page.
          const createdAt = `2026-0${n + 2}-0${made.length + 1}T0${n}:59:59.000Z`
          const request = rows.compression(image)
          await store.compressions.request({ ...request, job: { ...request.job, createdAt } })
          made.push(request.job.id)
        }
      }
      await store.jobs.cancel(users[1]?.id ?? '', made[1] ?? '', rows.now())
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await store.jobs.listAll({ limit: 4, cursor })
        expect(page.total).toBe(6)
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect(seen).toEqual(made.toReversed())
      const cancelled = await store.jobs.listAll({ limit: 10, status: 'cancelled' })
      expect(cancelled.items.map(({ id }) => id)).toEqual([made[1]])
      await addCompression(await addImage(users[0]?.id ?? ''))
    })
  })
}
