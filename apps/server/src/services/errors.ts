import { ImageError, imageErrorCodes } from '@tessera/core/recipes'
import { type RowError, StoreError, storeErrorCodes } from '@tessera/db'

/** What a service refuses, beyond the errors of core, db and storage. */
const serviceErrorCodes = [
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'NOT_GENERATED',
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

/** The error that a job failed of, as it was stored, to be thrown again to whoever waits for it. */
export function storedFailure({ code, message }: RowError): Error {
  if (isOneOf(imageErrorCodes, code)) return new ImageError(code, message)
  if (isOneOf(storeErrorCodes, code)) return new StoreError(code, message)
  return new ServiceError(isOneOf(serviceErrorCodes, code) ? code : 'PROCESSING_FAILED', message)
}

function isOneOf<const T extends string>(codes: readonly T[], code: string): code is T {
  return (codes as readonly string[]).includes(code)
}
