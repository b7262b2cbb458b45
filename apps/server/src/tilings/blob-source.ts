import { buffer } from 'node:stream/consumers'
import type { TilingSource } from '@tessera/core/tilings'
import { BlobError, type BlobStore } from '@tessera/storage'

/** A blob as something that core reads in parts. Rejects with `BLOB_NOT_FOUND`. */
export async function createBlobSource(
  blobs: Pick<BlobStore, 'get' | 'head'>,
  key: string,
): Promise<TilingSource> {
  const head = await blobs.head(key)
  if (!head) throw new BlobError('BLOB_NOT_FOUND', `There is no blob of the key ${key}`)
  return {
    size: head.bytes,
    async read(position, length) {
      const { body } = await blobs.get(key, () => ({ start: position, end: position + length - 1 }))
      if (!(body instanceof Uint8Array)) return buffer(body)
      return Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.length)
    },
  }
}
