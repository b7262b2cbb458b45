import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConformanceSubject, storeConformance } from '../conformance.ts'
import { createJsonStore, type JsonStoreOptions } from './create-json-store.ts'

function createSubject(
  options: Pick<JsonStoreOptions, 'cacheBytes' | 'checkpoints'>,
  endProcess: (folder: string) => Promise<string>,
): ConformanceSubject {
  return {
    async open({ limits, clock }) {
      const root = await mkdtemp(join(tmpdir(), 'tessera-db-'))
      let folder = join(root, 'data')
      const openStore = (): ReturnType<typeof createJsonStore> =>
        createJsonStore({ folder, limits, clock, ...options })
      let store = await openStore()
      return {
        store,
        reopen: async () => {
          const left = await endProcess(folder)
          await store.close()
          folder = left
          store = await openStore()
          return store
        },
        dispose: async () => {
          await store.close()
          await rm(root, { recursive: true })
        },
      }
    },
  }
}

const never = 3_600_000

storeConformance(
  'JSON files, all of it in the journal',
  createSubject({ checkpoints: { quietMilliseconds: never } }, async (folder) => {
    // What is on disk now is what a killed process leaves.
    const copy = `${folder}-copy`
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock.sqlite') })
    return copy
  }),
)

storeConformance(
  'JSON files, all of it in documents',
  // Nothing stays in memory, and each batch brings documents up to date: what is read comes from them.
  createSubject(
    { cacheBytes: 1, checkpoints: { startBytes: 0, quietMilliseconds: never } },
    async (folder) => folder,
  ),
)
