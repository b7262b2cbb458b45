import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeliveryAttempt, DeliveryRow, Store } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createIds } from '../ids.ts'
import { createDeliveryRunner } from './delivery-runner.ts'

const logger = pino({ level: 'silent' })
const clock = () => new Date()
const ids = createIds({ clock })
const now = () => clock().toISOString()

/** A store with nothing in it, and a runner whose attempts end when the test says so. */
async function openBench(change: (store: Store) => Store = (store) => store) {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-deliveries-'))
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  const store = change(await createJsonStore({ folder, limits, clock }))
  const begun: { delivery: DeliveryRow; end: () => void }[] = []
  const outcomes: string[] = []
  const runner = createDeliveryRunner({
    store,
    clock,
    logger,
    onAttempt: (outcome) => outcomes.push(outcome),
    attempt: ({ delivery }, signal) => {
      const { promise, resolve } = Promise.withResolvers<DeliveryAttempt | null>()
      signal.addEventListener('abort', () => resolve(null))
      begun.push({
        delivery,
        end: () => resolve({ kind: 'delivered', at: now(), responseStatus: 204 }),
      })
      return promise
    },
  })
  onTestFinished(async () => {
    for (const { end } of begun) end()
    await runner.drain()
    await store.close()
    await rm(folder, { recursive: true })
  })

  return {
    store,
    runner,
    begun,
    outcomes,
    async addWebhook(userId?: string) {
      const id = ids()
      const owner = userId ?? (await addUser(store))
      await store.webhooks.create({
        id,
        userId: owner,
        url: 'https://example.org/',
        events: ['image.created'],
        secret: 'sealed',
        previousSecret: null,
        disabled: false,
        disabledReason: null,
        createdAt: now(),
        updatedAt: now(),
      })
      return { id, userId: owner }
    },
    async tell({ id, userId }: { id: string; userId: string }, messages: number) {
      for (let i = 0; i < messages; i++) await store.deliveries.test(userId, id, { id: ids(), now: now() })
      runner.wake()
    },
    begunOf: ({ id }: { id: string }) => begun.filter(({ delivery }) => delivery.webhookId === id),
  }
}

async function addUser(store: Store): Promise<string> {
  const id = ids()
  await store.users.create({
    id,
    username: `u${id}`,
    passwordHash: '',
    disabled: false,
    quota: {},
    createdAt: now(),
  })
  return id
}

describe('deliveries', () => {
  it('go to one webhook five at a time, for one user ten, and to others meanwhile', async () => {
    const { runner, begun, addWebhook, tell, begunOf } = await openBench()
    const first = await addWebhook()
    const own = [first, await addWebhook(first.userId), await addWebhook(first.userId)]
    for (const webhook of own) await tell(webhook, 8)
    const other = await addWebhook()
    await tell(other, 3)
    runner.start()
    await expect.poll(() => begun.length).toBe(13)
    expect(begunOf(other)).toHaveLength(3)
    expect(Math.max(...own.map((webhook) => begunOf(webhook).length))).toBe(5)
    expect(runner.running).toBe(13)
    // Each that ends makes room for one, until all have had their turn.
    for (let ended = 0; ended < 27; ended++) {
      await expect.poll(() => begun.length).toBeGreaterThan(ended)
      begun[ended]?.end()
    }
    await expect.poll(() => runner.running).toBe(0)
    expect(new Set(begun.map(({ delivery }) => delivery.id)).size).toBe(27)
    expect(begun).toHaveLength(27)
  })

  it('are not sent again at once when what became of them could not be kept', async () => {
    let failures = 0
    const { runner, begun, outcomes, addWebhook, tell, begunOf } = await openBench((store) => ({
      ...store,
      deliveries: {
        ...store.deliveries,
        record: async (...args) => {
          if (failures++ === 0) throw new Error('the disk is full')
          return store.deliveries.record(...args)
        },
      },
    }))
    runner.start()
    const [unlucky, other] = [await addWebhook(), await addWebhook()]
    await tell(unlucky, 1)
    await expect.poll(() => begun.length).toBe(1)
    begun[0]?.end()
    await expect.poll(() => failures).toBe(1)
    await tell(other, 1)
    await expect.poll(() => begunOf(other)).toHaveLength(1)
    begunOf(other)[0]?.end()
    await expect.poll(() => outcomes).toEqual(['delivered', 'delivered'])
    expect(begunOf(unlucky)).toHaveLength(1)
  })

  it('wait while the store takes no changes', async () => {
    let writable = false
    let looks = 0
    const { runner, begun, addWebhook, tell } = await openBench((store) => ({
      ...store,
      health: async () => {
        looks++
        return writable ? { writable } : { writable, reason: 'a sync failed' }
      },
    }))
    await tell(await addWebhook(), 1)
    runner.start()
    await expect.poll(() => looks).toBeGreaterThan(0)
    runner.wake()
    await expect.poll(() => looks).toBeGreaterThan(1)
    expect(begun).toEqual([])
    writable = true
    runner.wake()
    await expect.poll(() => begun.length).toBe(1)
  })
})
