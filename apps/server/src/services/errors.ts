import { ImageError, imageErrorCodes } from '@tessera/core/recipes'
import { type RowError, StoreError, storeErrorCodes } from '@tessera/db'
import { BlobError } from '@tessera/storage'

/** What a service refuses, beyond the errors of core, db and storage. */
const serviceErrorCodes = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'NOT_GENERATED',
  'CONFLICT',
  'LINK_EXPIRED',
  'TOO_LARGE',
  'RANGE_INVALID',
  'RATE_LIMITED',
  'PROCESSING_FAILED',
  'CANCELLED',
  'UNAVAILABLE',
] as const
export type ServiceErrorCode = (typeof serviceErrorCodes)[number]

/** The error of the services; its message and details are meant for the client. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ServiceErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(
    code: ServiceErrorCode,
    message: string,
    options: { details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.details = options.details
  }
}

export function notFound(what: string): ServiceError {
  return new ServiceError('NOT_FOUND', `There is no such ${what}`)
}

/** What the owner of a job may read of an error: those thrown on purpose as they are, any other as INTERNAL. */
export function toRowError(error: unknown): RowError {
  if (error instanceof ImageError || error instanceof ServiceError || error instanceof StoreError) {
    const { code, message, details } = error
    return details && Object.keys(details).length > 0 ? { code, message, details } : { code, message }
  }
  if (error instanceof BlobError && error.code === 'OUT_OF_DISK')
    return { code: error.code, message: error.message }
  return { code: 'INTERNAL', message: 'Something went wrong on the server' }
}

/** The error that a job failed of, as it was stored, to be thrown again to whoever waits for it. */
export function storedFailure({ code, message, details = {} }: RowError): Error {
  if (isOneOf(imageErrorCodes, code)) return new ImageError(code, message, details)
  if (isOneOf(storeErrorCodes, code)) return new StoreError(code, message, { details })
  if (isOneOf(serviceErrorCodes, code)) return new ServiceError(code, message, { details })
  return new Error(message)
}

function isOneOf<const T extends string>(codes: readonly T[], code: string): code is T {
  return (codes as readonly string[]).includes(code)
}

/** Whether the store could not tell if a change was made (a sync failed): what belongs to it must then stay. */
export function isOutcomeUnknown(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'UNAVAILABLE'
}
