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

/**
 * What a system error that no space is left means to whoever stores: `OUT_OF_DISK`. A quota (EDQUOT) and a file that may not be as large (EFBIG)
 * are the same to them. Any other error stays what it is.
 */
export function nameFullDisk(error: unknown): unknown {
  const isFull =
    error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
  return isFull ? new BlobError('OUT_OF_DISK', 'No space is left to store this', { cause: error }) : error
}
