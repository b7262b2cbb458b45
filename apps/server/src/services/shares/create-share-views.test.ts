import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '@tessera/db'
import { createJsonStore } from '@tessera/db/json'
import { pino } from 'pino'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createIds } from '../../ids.ts'
import { createShareViews } from './create-share-views.ts'

const minute = 60_000
const hash = 'a'.repeat(64)

/** A real store with one share, and a list of what is written to it. */
async function openBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-views-'))
  let now = Date.now()
  const clock = () => new Date(now)
  const limits = { images: 10, bytes: 1e9, compressionsPerImage: 10, tilingsPerImage: 4 }
  const store = await createJsonStore({ folder, limits, clock })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  const ids = createIds({ clock })
  const [userId, id, createdAt] = [ids(), ids(), clock().toISOString()]
  await store.users.create({
    id: userId,
    username: 'ada',
    passwordHash: '',
    disabled: false,
    quota: {},
    createdAt,
  })
  const things = { imageIds: [], compressionIds: [], tilingId: null, title: null, passwordHash: null }
  const expiresAt = new Date(now + 1e9).toISOString()
  await store.shares.create({ id, hash, userId, ...things, views: 0, createdAt, expiresAt })
  const written: number[] = []
  let isFull = false
  const watched: Store = {
    ...store,
    shares: {
      ...store.shares,
      async countViews(of, views) {
        if (isFull) throw new Error('The disk is full')
        written.push(views)
        await store.shares.countViews(of, views)
      },
    },
  }
  return {
    views: createShareViews({ store: watched, clock, logger: pino({ level: 'silent' }) }),
    written,
    stored: async () => (await store.shares.get(userId, id))?.views,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    fill: (full: boolean) => {
      isFull = full
    },
  }
}

it('writes many views down as one change', async () => {
  const { views, written, stored } = await openBench()
  for (let n = 0; n < 500; n++) views.count(hash, `192.0.2.${n % 250}`)
  expect(views.pending(hash)).toBe(250)
  expect(await stored()).toBe(0)
  await Promise.all([views.flush(), views.flush()])
  expect(written).toEqual([250])
  expect(await stored()).toBe(250)
  expect(views.pending(hash)).toBe(0)
})

it('writes them down by itself after a while', async () => {
  const { views, stored } = await openBench()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  views.count(hash, '192.0.2.1')
  vi.advanceTimersByTime(9_999)
  expect(views.pending(hash)).toBe(1)
  expect(await stored()).toBe(0)
  vi.advanceTimersByTime(1)
  vi.useRealTimers()
  await expect.poll(stored).toBe(1)
})

it('counts a visitor again who was away for half an hour, and not one who stayed', async () => {
  const { views, stored, pass } = await openBench()
  for (let n = 0; n < 10; n++) {
    views.count(hash, 'a')
    pass(29 * minute)
  }
  expect(views.pending(hash)).toBe(1)
  pass(minute)
  views.count(hash, 'a')
  await views.flush()
  expect(await stored()).toBe(2)
})

it('keeps what could not be written down, and writes it with the next', async () => {
  const { views, written, fill } = await openBench()
  fill(true)
  views.count(hash, 'a')
  await views.flush()
  expect(views.pending(hash)).toBe(1)
  fill(false)
  views.count(hash, 'b')
  await views.flush()
  expect(written).toEqual([2])
})
