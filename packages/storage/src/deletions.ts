import type { BlobStore } from './port.ts'

/**
 * The same BlobStore; `onDelete` is called when blobs are gone, with the question whether a key was one of them: for what keeps something
 * that was made of blobs.
 */
export function watchDeletions(
  blobs: BlobStore,
  onDelete: (fits: (key: string) => boolean) => void,
): BlobStore {
  return {
    ...blobs,
    async delete(key) {
      await blobs.delete(key).finally(() => onDelete((other) => other === key))
    },
    async deletePrefix(prefix) {
      await blobs.deletePrefix(prefix).finally(() => onDelete((key) => key.startsWith(prefix)))
    },
  }
}
