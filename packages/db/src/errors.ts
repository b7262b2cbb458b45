/** What can go wrong at the Store port. One list, so that a caller can map each of them. */
export const storeErrorCodes = [
  'CONFLICT',
  'NOT_FOUND',
  'INVALID_INPUT',
  'QUOTA_EXCEEDED',
  'UNAVAILABLE',
  'OUT_OF_DISK',
] as const
export type StoreErrorCode = (typeof storeErrorCodes)[number]

/**
 * The only error that a Store throws on purpose.
 *
 * - `CONFLICT`: a unique value is taken (a user name).
 * - `NOT_FOUND`: the row that a change is about is not there (any more), or is not the caller's.
 * - `INVALID_INPUT`: a page was asked for with a cursor that is not one of this list's, or with a limit out of range.
 * - `QUOTA_EXCEEDED`: `details` is `{resource, used, limit}`.
 * - `UNAVAILABLE`: the store is read-only after a failed fsync, is closing, or this user's document is damaged.
 * - `OUT_OF_DISK`: the change was not made because the disk is full; nothing changed.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(
    code: StoreErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.details = options.details
  }
}
