import { join } from 'node:path'
import { BlobError } from '@tessera/storage'
import pLimit from 'p-limit'
import type { Deps } from '../../deps.ts'
import type { Rendition } from './renditions-of.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'pool' | 'config' | 'disk' | 'clock' | 'logger'>

/** The files that leave by shares, each made once, when it is first asked for. */
export interface Renditions {
  /** Resolves with its bytes once it is there. Rejects with what making it failed of; then it is not tried again for a minute. */
  ensure(rendition: Rendition): Promise<number>
}

/** Of all shares together, so that a large one leaves room for everybody's other work. */
const madeAtOnce = 2
const restMilliseconds = 60_000
/** Failures that are remembered. */
const mostFailures = 1000

export function createRenditions({ store, blobs, pool, config, disk, clock, logger }: Needs): Renditions {
  const limit = pLimit(madeAtOnce)
  const underWay = new Map<string, Promise<number>>()
  const failures = new Map<string, { at: number; error: unknown }>()

  async function work({ source, making }: Rendition, output: string): Promise<number> {
    const limits = config.images
    return blobs.withFile(source, async (input) => {
      const { bytes } = await pool.run({ ...making, input, output, limits }, { urgent: true })
      return bytes
    })
  }

  async function make(rendition: Rendition): Promise<number> {
    const { key } = rendition
    await disk.requireRoom(0)
    return blobs.withTempFolder(async (folder) => {
      const output = join(folder, 'output')
      const bytes = await work(rendition, output)
      await blobs.moveFromTemp(output, key).catch((error: unknown) => {
        // Another process than this made it, before a restart: the same bytes.
        if (!(error instanceof BlobError && error.code === 'BLOB_EXISTS')) throw error
      })
      // Deleting takes the row first and the files after it, so one that comes later than both is found here.
      if (!(await rendition.isWanted(store))) await blobs.delete(key)
      return bytes
    })
  }

  async function makeOnce(rendition: Rendition): Promise<number> {
    const { key } = rendition
    try {
      return await limit(() => make(rendition))
    } catch (error) {
      logger.warn({ err: error, key }, 'a rendition for a share could not be made')
      failures.set(key, { at: clock().getTime(), error })
      // A Map keeps the order of insertion: the first is the oldest.
      for (const oldest of failures.keys()) {
        if (failures.size <= mostFailures) break
        failures.delete(oldest)
      }
      throw error
    } finally {
      underWay.delete(key)
    }
  }

  return {
    async ensure(rendition) {
      const { key } = rendition
      const made = underWay.get(key) ?? (await blobs.head(key))?.bytes
      if (made !== undefined) return made
      const failure = failures.get(key)
      if (failure && clock().getTime() - failure.at < restMilliseconds) throw failure.error
      // Somebody else may have begun while the storage was asked.
      const making = underWay.get(key) ?? makeOnce(rendition)
      underWay.set(key, making)
      return making
    },
  }
}
