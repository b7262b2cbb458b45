import type { Readable } from 'node:stream'

/** Bytes `start` to `end` of a blob, both included, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

export interface BlobRead {
  /** Of the whole blob, in bytes. */
  size: number
  /** What `body` holds: all of the blob, or the chosen range. */
  range: ByteRange
  /** Small reads are buffers, large ones streams; a stream must be consumed or destroyed. */
  body: Uint8Array | Readable
}

/** Gives a buffer of that many bytes, for what is read. Its memory stays the caller's own: nobody else holds on to it. */
export type Allocate = (length: number) => Buffer

export interface BlobHead {
  key: string
  bytes: number
  modifiedAt: Date
}

/**
 * Where the bytes lie. Keys are built by `keys.ts` and are write-once: what a key holds never changes, it can only be deleted.
 * A promise that resolves means that the bytes are durable. Rejections on purpose are `BlobError`s.
 */
export interface BlobStore {
  /**
   * Lends a new folder on this machine for what is being made, on the storage's own file system, and removes it with what is left in it
   * when `use` ends. What a process that was killed leaves is cleared at the next start. Rejects with `OUT_OF_DISK`.
   */
  withTempFolder<T>(use: (folder: string) => Promise<T>): Promise<T>
  /**
   * Does what can be done of `moveFromTemp` before anybody knows the key, so that it need not be waited for then: a file that is whole is brought to
   * disk. Rejects with `OUT_OF_DISK`; then the file must not be moved.
   */
  prepareMove(path: string): Promise<void>
  /** Takes the file over as the blob of `key`; afterwards it is gone from `path`. Rejects with `BLOB_EXISTS`, `OUT_OF_DISK`. */
  moveFromTemp(path: string, key: string): Promise<void>
  /** Stores what `source` yields. Rejects with `BLOB_EXISTS`, `OUT_OF_DISK`, or the error of `source`; then nothing stays. */
  put(key: string, source: Readable | Uint8Array): Promise<{ bytes: number }>
  /**
   * Reads a blob, or the part that `choose` picks once the size is known (null: all of it; what it throws is passed on). Rejects with
   * `BLOB_NOT_FOUND`. A body that is a buffer may come in memory from `allocate`, if that is given.
   */
  get(
    key: string,
    choose?: ((size: number) => ByteRange | null) | null,
    allocate?: Allocate,
  ): Promise<BlobRead>
  head(key: string): Promise<BlobHead | null>
  /** Lends the blob as a file on this machine for as long as `use` runs; it must only be read. Rejects with `BLOB_NOT_FOUND`. */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
  /** Deletes everything under a prefix of `keys.ts`. */
  deletePrefix(prefix: string): Promise<void>
  /** Everything under a prefix; `''` is everything there is. */
  list(prefix: string): AsyncIterable<BlobHead>
}
