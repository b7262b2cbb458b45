export { createCachedBlobs } from './cached.ts'
export { watchDeletions } from './deletions.ts'
export { BlobError, type BlobErrorCode, blobErrorCodes, nameFullDisk } from './errors.ts'
export {
  checkKey,
  compressionKey,
  extensionOf,
  imagePrefix,
  mediaTypeOf,
  originalKey,
  sharedCompressionKey,
  sharedImageKey,
  sharedThumbnailKey,
  thumbnailKey,
  tilingKey,
  userPrefix,
} from './keys.ts'
export type { Allocate, BlobHead, BlobRead, BlobStore, ByteRange } from './port.ts'
export { createSecondReads, type SecondReads } from './second-reads.ts'
export { type BlobComparison, type BlobWatch, createBlobWatch, type NamedKeys } from './watch.ts'
