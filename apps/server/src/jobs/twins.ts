import { copyFile } from 'node:fs/promises'
import type { CompressionResult } from '@tessera/db'
import { BlobError, type BlobStore } from '@tessera/storage'

/** An output that was made, and where it lies. */
export interface Twin {
  key: string
  result: CompressionResult
}

/** Outputs lately made that are remembered; one is a line of text. */
const mostKept = 1000

/**
 * What is being made at the moment and what was made lately, by what it is made of: the same work, whoever asks for it, is done once, and its bytes
 * are copied. A twin whose blob is gone is forgotten; one that failed is nobody's answer.
 */
export function createTwins(blobs: Pick<BlobStore, 'withFile'>) {
  const underWay = new Map<string, Promise<Twin | null>>()
  const made = new Map<string, Twin>()

  return {
    /** The same work, done or being done (resolves with null if it comes to nothing); undefined where there is none. */
    find(identity: string): Promise<Twin | null> | undefined {
      const known = made.get(identity)
      return known ? Promise.resolve(known) : underWay.get(identity)
    },

    /** Does the work as the one that others wait for. There must be none of its kind. */
    async lead(identity: string, work: () => Promise<Twin | null>): Promise<void> {
      const leading = work()
      const shown = leading.catch(() => null)
      underWay.set(identity, shown)
      try {
        const twin = await leading
        if (!twin) return
        made.set(identity, twin)
        const [oldest] = made.keys()
        if (made.size > mostKept && oldest !== undefined) made.delete(oldest)
      } finally {
        underWay.delete(identity)
      }
    },

    /** Copies its bytes to `path`; false where they are not there any more. */
    async copy(identity: string, twin: Twin, path: string): Promise<boolean> {
      try {
        await blobs.withFile(twin.key, (file) => copyFile(file, path))
        return true
      } catch (error) {
        const isGone =
          (error instanceof BlobError && error.code === 'BLOB_NOT_FOUND') ||
          (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        if (!isGone) throw error
        made.delete(identity)
        return false
      }
    },
  }
}
