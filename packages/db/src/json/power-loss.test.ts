import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { never, useStoresInMemory } from '../../test/stores-in-memory.ts'
import { makeResult } from '../conformance.ts'
import { createRowMaker } from '../conformance-rows.ts'
import type { Store } from '../port.ts'
import type { CompressionRow, ImageRow, UserRow } from '../rows.ts'
import { createMemoryDisk, type MemoryDisk, systemError } from './memory-disk.ts'

const openStore = useStoresInMemory()

/** What was acknowledged before the end. */
interface Acknowledged {
  users: UserRow[]
  images: ImageRow[]
  deleted: ImageRow[]
  ready: CompressionRow[]
}

/** A life with every kind of change; ends at the first one that is not acknowledged. */
async function liveUntilFailure(store: Store): Promise<Acknowledged> {
  const rows = createRowMaker()
  const done: Acknowledged = { users: [], images: [], deleted: [], ready: [] }
  try {
    for (let round = 0; round < 3; round++) {
      const account = rows.user()
      const user = await store.users.create(account, { session: rows.session(account.id) })
      done.users.push(user)
      const images = [rows.image(user.id), rows.image(user.id)] as const
      await Promise.all(
        images.map(async (image) => {
          const expiresAt = '2026-06-02T00:00:00.000Z'
          const { id } = await store.quota.reserve(user.id, { images: 1, bytes: image.bytes, expiresAt })
          await store.images.create({ image, reservationId: id, jobs: [rows.job(image)] })
          done.images.push(image)
        }),
      )
      const { compression, job } = rows.compression(images[0])
      await store.compressions.request({ compression, job })
      await store.jobs.start(user.id, job.id, rows.now())
      await store.jobs.complete(user.id, job.id, { kind: 'compression', result: makeResult(7) }, rows.now())
      done.ready.push(compression)
      await store.images.delete(user.id, [images[1].id], rows.now())
      done.deleted.push(images[1])
    }
  } catch (error) {
    expect(error).toMatchObject({ name: 'StoreError' })
  }
  return done
}

/** Everything that the port shows of these users. */
async function describeAll(store: Store, users: readonly UserRow[]): Promise<unknown> {
  const all = []
  for (const { id } of users) {
    const images = await store.images.list(id, { limit: 100, sort: 'createdAt', order: 'asc' })
    const jobs = await store.jobs.list(id, { limit: 100 })
    const events = await store.events.since(id, 0)
    all.push({ user: await store.users.get(id), images, jobs, events, usage: await store.quota.usage(id) })
  }
  return { all, queued: await store.jobs.listQueued() }
}

async function expectKept(store: Store, done: Acknowledged): Promise<void> {
  for (const user of done.users) {
    expect(await store.users.getByUsername(user.username)).toEqual(user)
    expect(await store.sessions.list(user.id)).toHaveLength(1)
    const { images, bytes } = await store.quota.usage(user.id)
    const page = await store.images.list(user.id, { limit: 100, sort: 'createdAt', order: 'asc' })
    expect(images.used).toBe(page.total)
    let sum = 0
    for (const image of page.items) {
      const { items } = await store.compressions.list(user.id, image.id, { limit: 100 })
      sum += items.reduce((total, row) => total + (row.result?.bytes ?? 0), image.bytes)
      for (const row of items) expect(['queued', 'processing', 'ready']).toContain(row.status)
    }
    expect(bytes.used).toBe(sum)
    const { events, latest } = await store.events.since(user.id, 0)
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: latest }, (_, i) => i + 1))
  }
  for (const image of done.images) {
    const isThere = (await store.images.get(image.userId, image.id)) !== null
    // One that was being deleted at the end may be there or not.
    if (done.deleted.includes(image)) expect(isThere).toBe(false)
    else if (image.id !== done.images.at(-1)?.id && image.id !== done.images.at(-2)?.id)
      expect(isThere).toBe(true)
  }
  for (const { userId, imageId, id } of done.ready) {
    expect(await store.compressions.get(userId, imageId, id)).toMatchObject({ status: 'ready' })
  }
}

const settings = { journal: { startBytes: never }, documents: { startBytes: 0 } }

describe.each(Object.entries(settings))('with changes kept in the %s', (_, checkpoints) => {
  async function liveAndDie(
    diesAt: number,
    code: string,
  ): Promise<{ disk: MemoryDisk; done: Acknowledged; isOver: boolean }> {
    const disk = createMemoryDisk()
    let isOver = true
    const store = await openStore(disk, checkpoints)
    let from = 0
    disk.onOperation = (operation, path, count) => {
      from ||= count
      if (count - from + 1 < diesAt) return
      isOver = false
      throw systemError(code, `${operation} ${path}`)
    }
    const done = await liveUntilFailure(store)
    await store.close().catch(() => undefined)
    return { disk, done, isOver }
  }

  it('keeps what was acknowledged when the power fails at any operation', async () => {
    let states = 0
    for (let diesAt = 1, isOver = false; !isOver; diesAt++) {
      const life = await liveAndDie(diesAt, 'EIO')
      isOver = life.isOver
      for (const survives of [
        () => false,
        () => true,
        (what: string) => what === 'name',
        (what: string) => what === 'bytes',
      ]) {
        const disk = life.disk.losePower(survives)
        const store = await openStore(disk, checkpoints)
        await expectKept(store, life.done)
        await store.close()
        states++
      }
    }
    expect(states).toBeGreaterThan(300)
  }, 600_000)

  it.each(['ENOSPC', 'EROFS'])(
    'keeps it when every operation from some point on fails with %s',
    async (code) => {
      for (let diesAt = 1, isOver = false; !isOver; diesAt += 3) {
        const life = await liveAndDie(diesAt, code)
        isOver = life.isOver
        const store = await openStore(
          life.disk.losePower(() => true),
          checkpoints,
        )
        await expectKept(store, life.done)
        await store.close()
      }
    },
    600_000,
  )

  it('keeps it also when any mixture of what was not synced survives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.infiniteStream(fc.boolean()),
        async (diesAt, coins) => {
          const life = await liveAndDie(diesAt, 'EIO')
          const store = await openStore(
            life.disk.losePower(() => coins.next().value === true),
            checkpoints,
          )
          await expectKept(store, life.done)
          await store.close()
        },
      ),
      { numRuns: 100 },
    )
  })

  it('changes nothing at a second start', async () => {
    for (const diesAt of [5, 20, 40, 80]) {
      const { disk, done } = await liveAndDie(diesAt, 'EIO')
      const first = await openStore(disk.losePower(), { startBytes: never })
      const seen = await describeAll(first, done.users)
      await first.close()
      const lost = disk.losePower()
      const second = await openStore(lost, { startBytes: never })
      expect(await describeAll(second, done.users)).toEqual(seen)
      await second.close()
      const third = await openStore(lost, { startBytes: never })
      expect(await describeAll(third, done.users)).toEqual(seen)
      await third.close()
    }
  })
})
