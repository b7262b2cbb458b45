export { createCachedBlobs } from './cached.ts'
export { BlobError, type BlobErrorCode, blobErrorCodes } from './errors.ts'
export {
  checkKey,
  compressionKey,
  extensionOf,
  imagePrefix,
  mediaTypeOf,
  originalKey,
  thumbnailKey,
} from './keys.ts'
export type { BlobHead, BlobRead, BlobStore, ByteRange } from './port.ts'
