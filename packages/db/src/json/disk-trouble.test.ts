import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { useStoresInMemory } from '../../test/stores-in-memory.ts'
import { createRowMaker } from '../conformance-rows.ts'
import type { ImageRow } from '../rows.ts'
import { createMemoryDisk, type MemoryDisk, systemError } from './memory-disk.ts'

const openStore = useStoresInMemory()

describe('a disk on which documents are written slowly', () => {
  it('slows commits down evenly, and never lets the journal pass its limit by more than a batch', async () => {
    const disk = createMemoryDisk()
    const slow: MemoryDisk = {
      ...disk,
      rename: async (from, to) => {
        await delay(4)
        await disk.rename(from, to)
      },
    }
    const [limitBytes, longestBatch] = [40_000, 10_000]
    const store = await openStore(slow, { startBytes: 4000, limitBytes })
    const rows = createRowMaker()
    const users = await Promise.all(Array.from({ length: 30 }, () => store.users.create(rows.user())))
    let longest = 0
    disk.onOperation = () => {
      const journal = [...disk.entries].filter(([name]) => name.includes('journal'))
      const length = journal.reduce((sum, [, file]) => sum + file.bytes.length, 0)
      longest = Math.max(longest, length)
    }
    for (let round = 0; round < 30; round++) {
      const some = users.filter((_, i) => i % 3 === round % 3)
      await Promise.all(
        some.map((user) => store.images.create({ image: rows.image(user.id), reservationId: '', jobs: [] })),
      )
    }
    expect(longest).toBeGreaterThan(limitBytes / 2)
    expect(longest).toBeLessThan(limitBytes + longestBatch)
    disk.onOperation = () => undefined
    await store.close()
  })
})

describe('a full disk', () => {
  it('refuses changes without a trace, and takes them again when there is room', async () => {
    const disk = createMemoryDisk()
    const store = await openStore(disk, {})
    const rows = createRowMaker()
    const user = await store.users.create(rows.user())
    const image = rows.image(user.id)
    for (const failing of ['write', 'create'] as const) {
      disk.onOperation = (operation, path) => {
        if (operation === failing && path.includes('journal')) throw systemError('ENOSPC', path)
      }
      const refused = store.images.create({ image, reservationId: '', jobs: [] })
      if (failing === 'write') await expect(refused).rejects.toMatchObject({ code: 'OUT_OF_DISK' })
      else await refused
      disk.onOperation = () => undefined
    }
    expect((await store.quota.usage(user.id)).images.used).toBe(1)
    expect(await store.health()).toEqual({ writable: true })
    await store.close()
  })

  it('keeps everything in the journal when documents have no room', async () => {
    const disk = createMemoryDisk()
    const store = await openStore(disk, { startBytes: 0, limitBytes: 4000 })
    const rows = createRowMaker()
    const user = await store.users.create(rows.user())
    disk.onOperation = (operation, path) => {
      if (operation === 'write' && !path.includes('journal')) throw systemError('ENOSPC', path)
    }
    const images: ImageRow[] = []
    const addImage = async (): Promise<void> => {
      const image = rows.image(user.id)
      await store.images.create({ image, reservationId: '', jobs: [] })
      images.push(image)
    }
    const fill = async (): Promise<void> => {
      for (let i = 0; i < 100; i++) await addImage()
    }
    await expect(fill()).rejects.toMatchObject({ code: 'OUT_OF_DISK' })
    expect((await store.quota.usage(user.id)).images.used).toBe(images.length)
    disk.onOperation = () => undefined
    // The first one may still hear of the last failure; it also has the next attempt made.
    await addImage().catch(() => undefined)
    await expect
      .poll(() =>
        addImage().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await store.close()
    const again = await openStore(disk, {})
    expect((await again.quota.usage(user.id)).images.used).toBe(images.length)
    await again.close()
  })
})

describe('a disk that fails', () => {
  it.each(['datasync', 'write'] as const)(
    'makes the store read-only when a %s of the journal does',
    async (failing) => {
      const disk = createMemoryDisk()
      const store = await openStore(disk, {})
      const rows = createRowMaker()
      const user = await store.users.create(rows.user())
      disk.onOperation = (operation, path) => {
        if (operation === failing) throw systemError('EIO', path)
      }
      await expect(store.users.create(rows.user())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      disk.onOperation = () => undefined
      await expect(store.users.create(rows.user())).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(await store.users.get(user.id)).toEqual(user)
      expect(await store.health()).toMatchObject({ writable: false, reason: expect.stringContaining('EIO') })
      await store.close()
      const again = await openStore(disk, {})
      expect(await again.users.get(user.id)).toEqual(user)
      await again.close()
    },
  )
})
