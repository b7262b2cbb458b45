import { ImageError, type ImageErrorCode } from '@tessera/core/recipes'
import { StoreError, type StoreErrorCode } from '@tessera/db'
import { BlobError, type BlobErrorCode } from '@tessera/storage'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'
import type { Logger } from 'pino'
import type { ErrorAnswer } from '../contract/objects.ts'
import { ServiceError, type ServiceErrorCode } from '../services/errors.ts'

type AllCodes = ImageErrorCode | StoreErrorCode | BlobErrorCode | ServiceErrorCode | 'INTERNAL'

interface Mapping {
  http: number
  trpc: TRPC_ERROR_CODE_KEY
  /** The public code where the error's own is a package's affair. */
  code?: AllCodes
}

/** The one table of errors: what each code of each package is over HTTP and tRPC. A code that is missing here does not compile. */
const table = {
  INVALID_INPUT: { http: 400, trpc: 'BAD_REQUEST' },
  UNAUTHENTICATED: { http: 401, trpc: 'UNAUTHORIZED' },
  FORBIDDEN: { http: 403, trpc: 'FORBIDDEN' },
  QUOTA_EXCEEDED: { http: 403, trpc: 'FORBIDDEN' },
  NOT_FOUND: { http: 404, trpc: 'NOT_FOUND' },
  NOT_GENERATED: { http: 404, trpc: 'NOT_FOUND' },
  CONFLICT: { http: 409, trpc: 'CONFLICT' },
  CANCELLED: { http: 409, trpc: 'CONFLICT' },
  LINK_EXPIRED: { http: 410, trpc: 'NOT_FOUND' },
  TOO_LARGE: { http: 413, trpc: 'PAYLOAD_TOO_LARGE' },
  UNSUPPORTED_FORMAT: { http: 415, trpc: 'UNSUPPORTED_MEDIA_TYPE' },
  RANGE_INVALID: { http: 416, trpc: 'BAD_REQUEST' },
  BAD_IMAGE: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  PROCESSING_FAILED: { http: 422, trpc: 'UNPROCESSABLE_CONTENT' },
  RATE_LIMITED: { http: 429, trpc: 'TOO_MANY_REQUESTS' },
  // The client that aborted is not there to read it; nginx's number for that, in the logs.
  ABORTED: { http: 499, trpc: 'CLIENT_CLOSED_REQUEST' },
  INTERNAL: { http: 500, trpc: 'INTERNAL_SERVER_ERROR' },
  UNAVAILABLE: { http: 503, trpc: 'SERVICE_UNAVAILABLE' },
  OUT_OF_DISK: { http: 507, trpc: 'INTERNAL_SERVER_ERROR' },
  BLOB_NOT_FOUND: { http: 404, trpc: 'NOT_FOUND', code: 'NOT_FOUND' },
  BLOB_KEY_INVALID: { http: 404, trpc: 'NOT_FOUND', code: 'NOT_FOUND' },
  BLOB_EXISTS: { http: 500, trpc: 'INTERNAL_SERVER_ERROR', code: 'INTERNAL' },
  BLOB_UNAVAILABLE: { http: 503, trpc: 'SERVICE_UNAVAILABLE', code: 'UNAVAILABLE' },
} satisfies Record<AllCodes, Mapping>

/** The codes that clients see. */
export type PublicCode = Exclude<AllCodes, `BLOB_${string}` | 'ABORTED'>
export const publicCodes: readonly PublicCode[] = Object.entries(table).flatMap(([code, mapping]) =>
  'code' in mapping || code === 'ABORTED' ? [] : [code as PublicCode],
)

export function statusOf(code: PublicCode): number {
  return table[code].http
}

export interface PublicError {
  http: number
  trpc: TRPC_ERROR_CODE_KEY
  body: ErrorAnswer
  headers: Record<string, string>
}

type KnownError = ImageError | StoreError | BlobError | ServiceError

/** Whether it was thrown on purpose, by one of our packages. */
export function isKnownError(error: unknown): error is KnownError {
  return [ImageError, StoreError, BlobError, ServiceError].some((kind) => error instanceof kind)
}

/** What a client may know of an error. One that nobody threw on purpose is answered with a fixed text. */
export function toPublicError(error: unknown, requestId: string): PublicError {
  const known = isKnownError(error)
  const mapping: Mapping = known ? table[error.code] : table.INTERNAL
  const code = mapping.code ?? (known ? error.code : 'INTERNAL')
  const shown = known ? shownOf(error, code) : { message: 'Something went wrong on the server' }
  return {
    http: mapping.http,
    trpc: mapping.trpc,
    body: { error: { code, ...withoutEmptyDetails(shown), requestId } },
    headers: headersOf(code, shown.details),
  }
}

/** The error's own words, but for what failed inside: those name files, and are for the log. */
function shownOf(error: KnownError, code: AllCodes): { message: string; details?: KnownError['details'] } {
  if (code === 'INTERNAL') return { message: 'Something went wrong on the server' }
  // Its own message names the key, which is for nobody's eyes.
  if (error instanceof BlobError && code === 'NOT_FOUND') return { message: 'There is no such file any more' }
  if (code === 'UNAVAILABLE' && !(error instanceof ServiceError))
    return { message: 'The storage of the server is not available at the moment' }
  return { message: error.message, details: error.details }
}

/** What the details say in a header of its own. */
function headersOf(code: AllCodes, details: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  if (details.retryAfterSeconds !== undefined) return { 'Retry-After': String(details.retryAfterSeconds) }
  // RFC 9110, 15.5.2: says how to be let in.
  if (code === 'UNAUTHENTICATED') return { 'WWW-Authenticate': 'Bearer' }
  if (code === 'UNAVAILABLE') return { 'Retry-After': '5' }
  if (code === 'RANGE_INVALID') return { 'Content-Range': `bytes */${details.size}` }
  return {}
}

/** The same, and logs what is the server's fault, with its cause. */
export function reportError(error: unknown, requestId: string, logger: Logger): PublicError {
  const reported = toPublicError(error, requestId)
  if (reported.http >= 500) logger.error({ err: error, requestId }, 'a request failed on the server’s side')
  return reported
}

function withoutEmptyDetails({
  message,
  details,
}: {
  message: string
  details?: Readonly<Record<string, unknown>> | undefined
}) {
  return details && Object.keys(details).length > 0 ? { message, details } : { message }
}
