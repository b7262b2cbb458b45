import { LRUCache } from 'lru-cache'
import type { BlobStore } from './port.ts'

/** Keys whose first read is remembered, some 100 bytes each. */
const mostSeen = 10_000

/**
 * A BlobStore that keeps small blobs which were read twice lately in memory, at most `maxBytes` of them. What is read once, as most of a
 * gallery is, would only push out what is asked for again, and bytes that live for a while cost the garbage collector more than they
 * save. Keys are write-once, so an entry is never stale; a delete through this store drops it, and a read that was under way meanwhile
 * is not kept.
 */
export function createCachedBlobs(
  blobs: BlobStore,
  { maxBytes, maxEntryBytes }: { maxBytes: number; maxEntryBytes: number },
): BlobStore {
  const cache = new LRUCache<string, Uint8Array>({
    maxSize: maxBytes,
    maxEntrySize: maxEntryBytes,
    // An entry costs its key, too, and an empty blob must not cost nothing.
    sizeCalculation: (bytes, key) => bytes.length + key.length + 64,
  })
  const seen = new LRUCache<string, true>({ max: mostSeen })
  let deletions = 0

  return {
    ...blobs,

    async get(key, choose, allocate) {
      const kept = cache.get(key)
      if (kept) {
        const chosen = choose?.(kept.length)
        if (!chosen) return { size: kept.length, range: { start: 0, end: kept.length - 1 }, body: kept }
        return { size: kept.length, range: chosen, body: kept.subarray(chosen.start, chosen.end + 1) }
      }
      const before = deletions
      const isSecond = seen.has(key)
      // What is kept here must not be in memory that the caller uses again.
      const read = await blobs.get(key, choose, isSecond ? undefined : allocate)
      const { body } = read
      if (body instanceof Uint8Array && body.length === read.size && before === deletions) {
        if (isSecond) cache.set(key, body)
        else seen.set(key, true)
      }
      return read
    },

    async delete(key) {
      deletions++
      cache.delete(key)
      await blobs.delete(key)
    },

    async deletePrefix(prefix) {
      deletions++
      for (const key of cache.keys()) if (key.startsWith(prefix)) cache.delete(key)
      await blobs.deletePrefix(prefix)
    },
  }
}
