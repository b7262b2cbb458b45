import { LRUCache } from 'lru-cache'

/** One read that is under way. */
interface Reading<Bytes> {
  /** Whether its bytes will be kept: then they must be in memory that nobody uses again. */
  readonly isSecond: boolean
  /** To be called with all that was read. A read during which something was dropped leaves no trace. */
  end(bytes: Bytes): void
}

/** Bytes that are kept in memory from their second read on, by their names. */
export interface SecondReads<Bytes extends Uint8Array> {
  get(name: string): Bytes | undefined
  begin(name: string): Reading<Bytes>
  /** Lets go of what was deleted. To be called once it is gone: what is read until then may be kept. */
  drop(fits: (name: string) => boolean): void
  /** What it holds of memory at the moment, in bytes. */
  readonly bytes: number
}

/**
 * Keeps at most `maxBytes` of what was read twice lately, and of `mostSeen` names (some 150 bytes each) that they were read once. What is read once, as
 * most of a gallery is, would only push out what is asked for again, and bytes that live for a while cost the garbage collector more than
 * they save. What a name stands for must never change.
 */
export function createSecondReads<Bytes extends Uint8Array>({
  maxBytes,
  maxEntryBytes,
  mostSeen = 10_000,
}: {
  maxBytes: number
  /** What is larger is seldom worth the many that it would push out. */
  maxEntryBytes: number
  mostSeen?: number
}): SecondReads<Bytes> {
  const kept = new LRUCache<string, Bytes>({
    maxSize: maxBytes,
    maxEntrySize: maxEntryBytes,
    // An entry costs its name, too, and no bytes at all must not cost nothing.
    sizeCalculation: (bytes, name) => bytes.length + name.length + 64,
  })
  const seen = new LRUCache<string, true>({ max: mostSeen })
  let drops = 0

  return {
    get: (name) => kept.get(name),

    begin(name) {
      const before = drops
      const isSecond = seen.has(name)
      return {
        isSecond,
        end(bytes) {
          if (before !== drops) return
          if (isSecond) kept.set(name, bytes)
          else seen.set(name, true)
        },
      }
    },

    drop(fits) {
      drops++
      for (const name of [...kept.keys()]) if (fits(name)) kept.delete(name)
    },

    get bytes() {
      return kept.calculatedSize
    },
  }
}
