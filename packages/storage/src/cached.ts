import { watchDeletions } from './deletions.ts'
import type { BlobStore } from './port.ts'
import { createSecondReads } from './second-reads.ts'

/**
 * A BlobStore that keeps small blobs in memory from their second read on, at most `maxBytes` of them. Keys are write-once, so what is kept is never
 * stale, and what was deleted through this store is not kept, also where it was read meanwhile.
 */
export function createCachedBlobs(
  blobs: BlobStore,
  bounds: { maxBytes: number; maxEntryBytes: number },
): BlobStore {
  const kept = createSecondReads<Uint8Array>(bounds)

  return {
    ...watchDeletions(blobs, kept.drop),

    async get(key, choose, allocate) {
      const known = kept.get(key)
      if (known) {
        const chosen = choose?.(known.length)
        if (!chosen) return { size: known.length, range: { start: 0, end: known.length - 1 }, body: known }
        return { size: known.length, range: chosen, body: known.subarray(chosen.start, chosen.end + 1) }
      }
      const reading = kept.begin(key)
      const read = await blobs.get(key, choose, reading.isSecond ? undefined : allocate)
      if (read.body instanceof Uint8Array && read.body.length === read.size) reading.end(read.body)
      return read
    },
  }
}
