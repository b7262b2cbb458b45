/** What can go wrong at the BlobStore port. */
export const blobErrorCodes = [
  'BLOB_NOT_FOUND',
  'BLOB_EXISTS',
  'BLOB_KEY_INVALID',
  'OUT_OF_DISK',
  'BLOB_UNAVAILABLE',
] as const
export type BlobErrorCode = (typeof blobErrorCodes)[number]

/**
 * The only error that a BlobStore throws on purpose.
 *
 * - `BLOB_NOT_FOUND`: there is no blob of this key.
 * - `BLOB_EXISTS`: keys are write-once, and this one is taken.
 * - `BLOB_KEY_INVALID`: not a key that `keys.ts` builds; nothing was looked up.
 * - `OUT_OF_DISK`: no space is left; nothing of the blob stays.
 * - `BLOB_UNAVAILABLE`: the storage itself failed (an I/O error, a missing permission).
 */
export class BlobError extends Error {
  override readonly name = 'BlobError'
  readonly code: BlobErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(
    code: BlobErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.details = options.details
  }
}
