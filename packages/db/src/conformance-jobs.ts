import { describe, expect, it } from 'vitest'
import { makeResult, type OpenBench } from './conformance.ts'
import type { EventRow } from './rows.ts'

const failure = { code: 'PROCESSING_FAILED', message: 'It did not work' }

/** Compressions, their jobs, and the events that tell of them. */
export function describeJobs(openBench: OpenBench): void {
  describe('compressions', () => {
    it('answers with the one that is there when the same is asked for at once', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const recipeHash = 'c'.repeat(64)
      const answers = await Promise.all(
        Array.from({ length: 16 }, () => store.compressions.request(rows.compression(image, { recipeHash }))),
      )
      expect(answers.filter(({ created }) => created)).toHaveLength(1)
      expect(new Set(answers.map(({ compression }) => compression.id)).size).toBe(1)
      const newer = rows.compression(image, { recipeHash, engineVersion: 'test-2' })
      expect((await store.compressions.request(newer)).created).toBe(true)
    })

    it('lets a failed one give way to a new attempt', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const first = await addCompression(image, { recipeHash: 'c'.repeat(64) })
      await store.jobs.start(user.id, first.job.id, rows.now())
      await store.jobs.fail(user.id, first.job.id, { error: failure, retry: false }, rows.now())
      const second = rows.compression(image, { recipeHash: 'c'.repeat(64) })
      expect((await store.compressions.request(second)).created).toBe(true)
      const { items } = await store.compressions.list(user.id, image.id, { limit: 10 })
      expect(items).toEqual([second.compression])
    })

    it('shows them to their owner only, by their image only', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const [ada, grace] = [await addUser(), await addUser()]
      const [image, other] = [await addImage(ada.id), await addImage(ada.id)]
      const { compression, job } = await addCompression(image)
      expect(await store.compressions.get(ada.id, image.id, compression.id)).toEqual(compression)
      expect(await store.compressions.get(ada.id, other.id, compression.id)).toBeNull()
      expect(await store.compressions.get(grace.id, image.id, compression.id)).toBeNull()
      expect(await store.compressions.delete(grace.id, image.id, compression.id, rows.now())).toBeNull()
      expect(await store.jobs.get(grace.id, job.id)).toBeNull()
      expect(await store.jobs.start(grace.id, job.id, rows.now())).toBeNull()
      expect(await store.jobs.cancel(grace.id, job.id, rows.now())).toBeNull()
      const stolen = rows.compression({ id: image.id, userId: grace.id })
      await expect(store.compressions.request(stolen)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('cancels the unfinished job of one that is deleted', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const { compression, job } = await addCompression(image)
      await store.jobs.start(user.id, job.id, rows.now())
      expect(await store.compressions.delete(user.id, image.id, compression.id, rows.now())).toMatchObject({
        id: compression.id,
      })
      expect(await store.compressions.get(user.id, image.id, compression.id)).toBeNull()
      expect((await store.jobs.get(user.id, job.id))?.status).toBe('cancelled')
      const outcome = { kind: 'compression', result: makeResult(5) } as const
      expect(await store.jobs.complete(user.id, job.id, outcome, rows.now())).toBe(false)
    })

    it('keeps the number of failed ones bounded', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      let last = ''
      for (let i = 0; i < 15; i++) {
        const { compression, job } = await addCompression(image)
        await store.jobs.fail(user.id, job.id, { error: failure, retry: false }, rows.now())
        last = compression.id
      }
      const { items } = await store.compressions.list(user.id, image.id, { limit: 100 })
      expect(items).toHaveLength(10)
      expect(items[0]).toMatchObject({ id: last, status: 'failed', error: failure })
    })
  })

  describe('jobs', () => {
    it('go from queued over processing to ready, with their output', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const { compression, job } = await addCompression(image)
      expect(await store.jobs.start(user.id, job.id, '2026-06-01T00:00:01.000Z')).toMatchObject({
        status: 'processing',
        attempts: 1,
        startedAt: '2026-06-01T00:00:01.000Z',
      })
      expect(await store.jobs.start(user.id, job.id, rows.now())).toBeNull()
      expect((await store.compressions.get(user.id, image.id, compression.id))?.status).toBe('processing')
      const outcome = { kind: 'compression', result: makeResult(321) } as const
      expect(await store.jobs.complete(user.id, job.id, outcome, '2026-06-01T00:00:02.000Z')).toBe(true)
      expect(await store.jobs.complete(user.id, job.id, outcome, rows.now())).toBe(false)
      expect(await store.compressions.get(user.id, image.id, compression.id)).toMatchObject({
        status: 'ready',
        result: outcome.result,
      })
      expect(await store.jobs.get(user.id, job.id)).toMatchObject({
        status: 'ready',
        finishedAt: '2026-06-01T00:00:02.000Z',
      })
      expect((await store.quota.usage(user.id)).bytes.used).toBe(image.bytes + 321)
    })

    it('end by the change that also tells of their start', async () => {
      const { store, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const [done, failed] = [await addCompression(image), await addCompression(image)]
      const latest = await store.events.latest(user.id)
      const outcome = { kind: 'compression', result: makeResult(321) } as const
      const [started, ended] = ['2026-06-01T00:00:01.000Z', '2026-06-01T00:00:02.000Z']
      expect(await store.jobs.complete(user.id, done.job.id, outcome, ended)).toBe(false)
      expect(await store.jobs.complete(user.id, done.job.id, outcome, ended, started)).toBe(true)
      const times = { attempts: 1, startedAt: started, finishedAt: ended }
      expect(await store.jobs.get(user.id, done.job.id)).toMatchObject({ status: 'ready', ...times })
      const retry = { error: failure, retry: true, startedAt: started }
      await store.jobs.fail(user.id, failed.job.id, retry, ended)
      expect(await store.jobs.get(user.id, failed.job.id)).toMatchObject({ status: 'queued', attempts: 1 })
      await store.jobs.fail(user.id, failed.job.id, { ...retry, retry: false }, ended)
      const twice = { ...times, status: 'failed', attempts: 2 }
      expect(await store.jobs.get(user.id, failed.job.id)).toMatchObject(twice)
      const { events } = await store.events.since(user.id, latest)
      expect(events.map(({ type, jobId }) => [type, jobId === done.job.id ? 'done' : 'failed'])).toEqual([
        ['job.started', 'done'],
        ['compression.ready', 'done'],
        ['job.started', 'failed'],
        ['compression.queued', 'failed'],
        ['job.started', 'failed'],
        ['job.failed', 'failed'],
      ])
      // Nobody wants it any more, or its start was told before.
      const cancelled = await addCompression(image)
      await store.jobs.cancel(user.id, cancelled.job.id, ended)
      expect(await store.jobs.complete(user.id, cancelled.job.id, outcome, ended, started)).toBe(false)
      const early = await addCompression(image)
      await store.jobs.start(user.id, early.job.id, started)
      await store.jobs.complete(user.id, early.job.id, outcome, ended, ended)
      expect(await store.jobs.get(user.id, early.job.id)).toMatchObject(times)
    })

    it('write thumbnail and digest into the image', async () => {
      const { store, rows, addUser, reserve } = await openBench()
      const user = await addUser()
      const image = rows.image(user.id)
      const jobs = [rows.job(image), rows.job(image, { kind: 'digest' })] as const
      await store.images.create({ image, reservationId: await reserve(user.id), jobs: [...jobs] })
      expect(await store.jobs.listQueued()).toEqual(jobs)
      for (const job of jobs) await store.jobs.start(user.id, job.id, rows.now())
      const thumbnail = { version: rows.id(), width: 320, height: 240, bytes: 99 }
      await store.jobs.complete(
        user.id,
        jobs[0].id,
        { kind: 'thumbnail', thumbnail, thumbhash: 'aGFzaA' },
        rows.now(),
      )
      await store.jobs.complete(user.id, jobs[1].id, { kind: 'digest', md5: 'd'.repeat(32) }, rows.now())
      expect(await store.images.get(user.id, image.id)).toMatchObject({
        thumbnail,
        thumbhash: 'aGFzaA',
        md5: 'd'.repeat(32),
      })
      expect((await store.quota.usage(user.id)).bytes.used).toBe(image.bytes)
    })

    it('are queued again by a retry, and over when they fail without one', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      const { compression, job } = await addCompression(image)
      await store.jobs.start(user.id, job.id, rows.now())
      await store.jobs.fail(user.id, job.id, { error: failure, retry: true }, rows.now())
      expect((await store.jobs.listQueued()).map(({ id }) => id)).toEqual([job.id])
      expect(await store.jobs.start(user.id, job.id, rows.now())).toMatchObject({ attempts: 2 })
      await store.jobs.fail(user.id, job.id, { error: failure, retry: false }, rows.now())
      expect(await store.jobs.get(user.id, job.id)).toMatchObject({ status: 'failed', error: failure })
      expect(await store.compressions.get(user.id, image.id, compression.id)).toMatchObject({
        status: 'failed',
        error: failure,
      })
      await store.jobs.fail(user.id, job.id, { error: failure, retry: true }, rows.now())
      expect(await store.jobs.listQueued()).toEqual([])
      expect(await store.jobs.cancel(user.id, job.id, rows.now())).toMatchObject({ status: 'failed' })
    })

    it('are queued again when the process died over them, and a second start changes nothing', async () => {
      const bench = await openBench()
      const user = await bench.addUser()
      const image = await bench.addImage(user.id)
      const { compression, job } = await bench.addCompression(image)
      await bench.store.jobs.start(user.id, job.id, bench.rows.now())
      await bench.reopen()
      const requeued = await bench.store.jobs.get(user.id, job.id)
      expect(requeued).toMatchObject({ status: 'queued', attempts: 1 })
      expect((await bench.store.compressions.get(user.id, image.id, compression.id))?.status).toBe('queued')
      const queued = await bench.store.jobs.listQueued()
      expect(queued).toEqual([requeued])
      await bench.reopen()
      expect(await bench.store.jobs.listQueued()).toEqual(queued)
    })

    it('keep the last 200 that are over, and all that are not', async () => {
      const { store, rows, addUser, addImage, addCompression } = await openBench({
        compressionsPerImage: 1000,
      })
      const user = await addUser()
      const image = await addImage(user.id)
      const waiting = await addCompression(image)
      let last = ''
      for (let i = 0; i < 205; i++) {
        const { job } = await addCompression(image)
        await store.jobs.cancel(user.id, job.id, rows.now())
        last = job.id
      }
      const page = await store.jobs.list(user.id, { limit: 1 })
      expect(page).toMatchObject({ total: 201, items: [{ id: last }] })
      expect((await store.jobs.list(user.id, { status: 'queued', limit: 10 })).items).toEqual([waiting.job])
      expect((await store.jobs.list(user.id, { status: 'cancelled', limit: 10 })).total).toBe(200)
    })
  })

  describe('events', () => {
    it('tell of each change in order, numbered from 1, to the listener as to who asks later', async () => {
      const bench = await openBench()
      const { store, rows } = bench
      const told: EventRow[] = []
      const user = await bench.addUser()
      const unsubscribe = store.events.subscribe((userId, events) => {
        expect(userId).toBe(user.id)
        told.push(...events)
      })
      const image = await bench.addImage(user.id)
      const { job } = await bench.addReady(image, 10)
      await store.images.update(user.id, image.id, { name: 'x', updatedAt: rows.now() })
      const queued = await bench.addCompression(image)
      await store.jobs.cancel(user.id, queued.job.id, rows.now())
      await store.images.delete(user.id, [image.id], rows.now())
      unsubscribe()
      await bench.addImage(user.id)
      expect(told.map(({ type }) => type)).toEqual([
        'image.created',
        'compression.queued',
        'job.started',
        'compression.ready',
        'image.updated',
        'compression.queued',
        'job.cancelled',
        'image.deleted',
      ])
      expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(told[3]).toMatchObject({ imageId: image.id, jobId: job.id })
      await bench.reopen()
      const since = await bench.store.events.since(user.id, 0)
      expect(since).toMatchObject({ resync: false, latest: 9 })
      expect(since.events.slice(0, 8)).toEqual(told)
      expect((await bench.store.events.since(user.id, 8)).events.map(({ seq }) => seq)).toEqual([9])
      expect(await bench.store.events.since(user.id, 9)).toEqual({ resync: false, events: [], latest: 9 })
    })

    it('are on disk and visible when they are told, and one bad listener disturbs nobody', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const seen: Promise<string | undefined>[] = []
      store.events.subscribe(() => {
        throw new Error('bad listener')
      })
      store.events.subscribe((userId, events) => {
        for (const { imageId } of events)
          seen.push(store.images.get(userId, imageId).then((row) => row?.name))
      })
      const image = await addImage(user.id, { name: 'first' })
      await store.images.update(user.id, image.id, { name: 'second', updatedAt: rows.now() })
      expect(await Promise.all(seen)).toEqual(['first', 'second'])
    })

    it('are a ring of 1,000; who missed more is told to resync', async () => {
      const { store, rows, addUser, addImage } = await openBench()
      const user = await addUser()
      const image = await addImage(user.id)
      await Promise.all(
        Array.from({ length: 1004 }, () =>
          store.images.update(user.id, image.id, { name: 'x', updatedAt: rows.now() }),
        ),
      )
      expect(await store.events.since(user.id, 4)).toMatchObject({ resync: true, latest: 1005 })
      const { resync, events } = await store.events.since(user.id, 5)
      expect(resync).toBe(false)
      expect(events).toHaveLength(1000)
      expect((await store.events.since(user.id, 2000)).resync).toBe(true)
      expect(await store.events.since(rows.id(), 0)).toEqual({ resync: false, events: [], latest: 0 })
      expect([await store.events.latest(user.id), await store.events.latest(rows.id())]).toEqual([1005, 0])
    })
  })
}
