import { describe, expect, it, onTestFinished } from 'vitest'
import { describeAccounts } from './conformance-accounts.ts'
import { describeIdempotency } from './conformance-idempotency.ts'
import { describeImages } from './conformance-images.ts'
import { describeJobs } from './conformance-jobs.ts'
import { describeOutputs } from './conformance-outputs.ts'
import { describePeople } from './conformance-people.ts'
import { describeQuota } from './conformance-quota.ts'
import { createRowMaker, type RowMaker } from './conformance-rows.ts'
import { describeSharing } from './conformance-sharing.ts'
import { describeUploads } from './conformance-uploads.ts'
import { describeWebhooks } from './conformance-webhooks.ts'
import type { Store } from './port.ts'
import type { CompressionRow, ImageRow, JobRow, QuotaLimits, UserRow } from './rows.ts'

/** How the suite gets at an adapter. */
export interface ConformanceSubject {
  /** An empty store with these limits. */
  open(options: { limits: QuotaLimits; clock: () => Date }): Promise<{
    store: Store
    /** Ends the store as a process does that is killed, and opens the same data again. */
    reopen(): Promise<Store>
    /** Closes what is open and removes the data. */
    dispose(): Promise<void>
  }>
}

/** A store for one test, with what most tests begin with. */
export interface Bench {
  /** The one that is open: another one after `reopen`. */
  readonly store: Store
  rows: RowMaker
  reopen(): Promise<void>
  addUser(fields?: Partial<UserRow>): Promise<UserRow>
  addImage(userId: string, fields?: Partial<ImageRow>): Promise<ImageRow>
  /** A queued compression of the image. */
  addCompression(
    image: ImageRow,
    fields?: Partial<CompressionRow>,
  ): Promise<{ compression: CompressionRow; job: JobRow }>
  /** A compression of the image that was made, with an output of so many bytes. */
  addReady(image: ImageRow, bytes: number): Promise<{ compression: CompressionRow; job: JobRow }>
  reserve(userId: string, bytes?: number): Promise<string>
  /** Sets the store's clock; it stands still otherwise. */
  setTime(time: string): void
}
export type OpenBench = (limits?: Partial<QuotaLimits>) => Promise<Bench>

const roomy: QuotaLimits = { images: 100, bytes: 1_000_000, compressionsPerImage: 10, tilingsPerImage: 4 }

/** A result for `jobs.complete` of a compression, with an output of so many bytes. */
export function makeResult(bytes: number): NonNullable<CompressionRow['result']> {
  return {
    format: 'webp',
    width: 100,
    height: 75,
    bytes,
    quality: 80,
    ssim: null,
    scale: 1,
    attempts: 1,
    originalReturned: false,
  }
}

/** The suite that every Store passes. */
export function storeConformance(name: string, subject: ConformanceSubject): void {
  const openBench: OpenBench = async (limits) => {
    let time = new Date('2026-06-01T00:00:00.000Z')
    const opened = await subject.open({ limits: { ...roomy, ...limits }, clock: () => time })
    onTestFinished(opened.dispose)
    let { store } = opened
    const rows = createRowMaker()
    const reserve = async (userId: string, bytes = 0): Promise<string> => {
      const wanted = { images: 1, bytes, expiresAt: '2026-06-01T01:00:00.000Z' }
      return (await store.quota.reserve(userId, wanted)).id
    }
    const addCompression: Bench['addCompression'] = async (image, fields) => {
      const request = rows.compression(image, fields)
      await store.compressions.request(request)
      return request
    }
    return {
      get store() {
        return store
      },
      rows,
      reserve,
      addCompression,
      reopen: async () => {
        store = await opened.reopen()
      },
      addUser: (fields) => store.users.create(rows.user(fields)),
      addImage: async (userId, fields) => {
        const image = rows.image(userId, fields)
        await store.images.create({ image, reservationId: await reserve(userId, image.bytes), jobs: [] })
        return image
      },
      addReady: async (image, bytes) => {
        const { compression, job } = await addCompression(image)
        await store.jobs.start(image.userId, job.id, rows.now())
        const outcome = { kind: 'compression', result: makeResult(bytes) } as const
        expect(await store.jobs.complete(image.userId, job.id, outcome, rows.now())).toBe(true)
        return { compression, job }
      },
      setTime: (text) => {
        time = new Date(text)
      },
    }
  }

  describe(`${name}: Store`, () => {
    describeAccounts(openBench)
    describePeople(openBench)
    describeImages(openBench)
    describeOutputs(openBench)
    describeJobs(openBench)
    describeQuota(openBench)
    describeSharing(openBench)
    describeUploads(openBench)
    describeWebhooks(openBench)
    describeIdempotency(openBench)

    it('takes what is no id for nothing, whichever verb is asked', async () => {
      const { store, rows, addUser } = await openBench()
      const { id: userId } = await addUser()
      const now = rows.now()
      const first = { limit: 1 }
      for (const id of [
        '',
        '..',
        '../../etc/passwd',
        '__proto__',
        'constructor',
        `${userId}/`,
        `${userId}\0`,
      ]) {
        const found = await Promise.all([
          ...[store.users.get(id), store.sessions.find(id), store.tokens.find(id), store.shares.find(id)],
          ...[store.invitations.find(id), store.tickets.find(id), store.images.get(userId, id)],
          ...[store.images.get(id, userId), store.compressions.find(userId, id), store.tilings.find(id, id)],
          ...[store.presets.get(userId, id), store.presets.get(id, id), store.shares.get(userId, id)],
          ...[store.tickets.get(id, id), store.jobs.get(userId, id), store.jobs.get(id, userId)],
          ...[store.webhooks.get(userId, id), store.deliveries.get(id, id), store.tickets.delete(id, id)],
        ])
        expect(found.filter((row) => row !== null)).toEqual([])
        const deleted = await Promise.all([
          ...[store.presets.delete(id, id), store.shares.delete(userId, id), store.webhooks.delete(id, id)],
          ...[store.tokens.delete(id, id), store.sessions.revoke(id, id), store.invitations.delete(id)],
        ])
        expect(deleted).not.toContain(true)
        const lists = await Promise.all([
          ...[store.jobs.list(id, first), store.uploads.list(id, first), store.shares.list(id, first)],
          ...[store.compressions.list(id, id, first), store.deliveries.list(id, id, first)],
        ])
        expect(lists.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0])
        for (const change of [
          () => store.users.update(id, {}),
          () => store.users.delete(id),
          () => store.jobs.retry(id, id, now),
          () => store.quota.usage(id),
          () => store.sessions.create(rows.session(id)),
        ]) {
          await expect(change()).rejects.toMatchObject({ code: 'NOT_FOUND' })
        }
      }
    })

    it('is writable until it is closed, and answers nothing afterwards', async () => {
      const { store, rows, addUser } = await openBench()
      const user = await addUser()
      expect(await store.health()).toEqual({ writable: true })
      await store.close()
      await store.close()
      expect((await store.health()).writable).toBe(false)
      await expect(store.users.get(user.id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await expect(store.users.create(rows.user())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    })
  })
}
