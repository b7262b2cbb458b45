/** Codes of the server's one table of errors, and those that only a client can know. Newer servers may have more. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'QUOTA_EXCEEDED'
  | 'NOT_FOUND'
  | 'NOT_GENERATED'
  | 'CONFLICT'
  | 'CANCELLED'
  | 'LINK_EXPIRED'
  | 'TOO_LARGE'
  | 'UNSUPPORTED_FORMAT'
  | 'BAD_IMAGE'
  | 'PROCESSING_FAILED'
  | 'RATE_LIMITED'
  | 'INTERNAL'
  | 'UNAVAILABLE'
  | 'OUT_OF_DISK'
  /** No answer, or one that is not the server's own, such as a proxy's. */
  | 'UNREACHABLE'
  /** The caller's signal fired. */
  | 'ABORTED'
  /** The file cannot be read any more, or has changed since it was chosen. */
  | 'FILE_CHANGED'
  /** Not the file that was begun with. */
  | 'OTHER_FILE'
  | (string & {})

/** What the server says about something that it refuses, as every way in words it. */
export interface ErrorBody {
  code: ErrorCode
  message: string
  details?: Readonly<Record<string, unknown>> | undefined
  requestId?: string | undefined
}

/** Every failure has this one shape. Branch on `code`; `message` is for people, `requestId` finds it in the server's log. */
export class TesseraError extends Error {
  override readonly name = 'TesseraError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
  readonly requestId: string | undefined
  constructor({ code, message, details = {}, requestId }: ErrorBody, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.details = details
    this.requestId = requestId
  }
}

/** Whatever was thrown in the one shape: what a call of `api` throws, an abort, or an error that is one already. */
export function toTesseraError(error: unknown): TesseraError {
  if (error instanceof TesseraError) return error
  if (isAbort(error))
    return new TesseraError({ code: 'ABORTED', message: 'This was stopped' }, { cause: error })
  const body = bodyOf(error)
  return body ? new TesseraError(body, { cause: error }) : unreachable(error)
}

/** The error in an answer's body; an answer that is not the server's own comes from something in between. */
export function errorOfAnswer(status: number, text: string): TesseraError {
  const body = bodyOf({ data: parseJson(text) })
  return body ? new TesseraError(body) : unreachable(`something in between answered ${status}`)
}

export function unreachable(cause: unknown): TesseraError {
  return new TesseraError({ code: 'UNREACHABLE', message: 'The server did not answer' }, { cause })
}

/** tRPC carries the server's error in `data.error`, REST in `error`. */
function bodyOf(error: unknown): ErrorBody | null {
  if (!isObject(error) || !isObject(error.data) || !isObject(error.data.error)) return null
  const { code, message } = error.data.error
  return typeof code === 'string' && typeof message === 'string'
    ? (error.data.error as unknown as ErrorBody)
    : null
}

function isAbort(error: unknown): boolean {
  return (
    isObject(error) &&
    (error.name === 'AbortError' || (isObject(error.cause) && error.cause.name === 'AbortError'))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
