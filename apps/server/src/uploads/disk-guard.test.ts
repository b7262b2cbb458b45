import { expect, it } from 'vitest'
import { createDiskGuard } from './disk-guard.ts'

const full = { code: 'OUT_OF_DISK' }

it('leaves as much free as is asked for', async () => {
  const guard = createDiskGuard({ folder: '.', minFreeBytes: 100, readFree: async () => 1000 })
  await guard.requireRoom(900)
  await expect(guard.requireRoom(901)).rejects.toMatchObject(full)
})

it('holds what uploads at once have still to write', async () => {
  let free = 1000
  const guard = createDiskGuard({ folder: '.', minFreeBytes: 100, readFree: async () => free })
  let left = 600
  const [first, second] = await Promise.allSettled([guard.holdRoom(() => left), guard.holdRoom(() => 600)])
  expect(first.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: full })
  // What is written is no longer held, but it is no longer free either.
  left -= 500
  free -= 500
  await guard.requireRoom(300)
  await expect(guard.requireRoom(301)).rejects.toMatchObject(full)
  if (first.status === 'fulfilled') first.value[Symbol.dispose]()
  await guard.requireRoom(400)
})

it('reads the real disk', async () => {
  await createDiskGuard({ folder: '.', minFreeBytes: 0 }).requireRoom(0)
  const greedy = createDiskGuard({ folder: '.', minFreeBytes: Number.MAX_SAFE_INTEGER })
  await expect(greedy.requireRoom(0)).rejects.toMatchObject(full)
})
