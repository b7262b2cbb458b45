import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { createJsonStore, type JsonStoreOptions } from '../src/json/create-json-store.ts'
import type { MemoryDisk } from '../src/json/memory-disk.ts'
import type { Store } from '../src/port.ts'

const limits = { images: 100, bytes: 1_000_000, compressionsPerImage: 10, tilingsPerImage: 4 }

/** An hour: no test lasts as long. */
export const never = 3_600_000

/** Opens stores on disks that are in memory. The lock needs a real folder, one for each test. */
export function useStoresInMemory(): (
  disk: MemoryDisk,
  checkpoints: JsonStoreOptions['checkpoints'],
) => Promise<Store> {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-db-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  return (disk, checkpoints) =>
    createJsonStore({
      folder,
      limits,
      clock: () => new Date('2026-06-01T00:00:00.000Z'),
      files: disk,
      checkpoints: { quietMilliseconds: never, ...checkpoints },
    })
}
