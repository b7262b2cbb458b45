export const storeOpenErrorCodes = ['LOCKED', 'DAMAGED', 'NEWER_SCHEMA'] as const
export type StoreOpenErrorCode = (typeof storeOpenErrorCodes)[number]

/**
 * Why a data folder cannot be opened, in words for the person who runs the server.
 *
 * - `LOCKED`: another process has it open.
 * - `DAMAGED`: something in it is not what was written; `file` and, in the journal, `offset` (bytes) say where.
 * - `NEWER_SCHEMA`: it was written by a newer version.
 */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  readonly code: StoreOpenErrorCode
  readonly file: string | undefined
  readonly offset: number | undefined

  constructor(
    code: StoreOpenErrorCode,
    message: string,
    options: { file?: string; offset?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.file = options.file
    this.offset = options.offset
  }
}
