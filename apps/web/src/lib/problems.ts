import { formatBytes, type Problem } from '@tessera/ui'

/** The server's answer to what it refuses, over whichever way it came. */
export interface ServerError {
  code: string
  message: string
  details?: Record<string, unknown> | undefined
  requestId?: string | undefined
}

const words: Record<string, string> = {
  UNSUPPORTED_FORMAT:
    'This is not an image that can be read here. JPEG, PNG, WebP, AVIF, HEIC, GIF and TIFF can.',
  BAD_IMAGE: 'The image is damaged or incomplete. Export it again, or take it from the original.',
  PROCESSING_FAILED: 'The image could not be worked on in the time and memory there is. Try a smaller size.',
  NOT_FOUND: 'This is not here any more.',
  UNAUTHENTICATED: 'You are not logged in any more. Log in and try again.',
  UNREACHABLE: 'The server did not answer. Check the connection and try again.',
  FILE_CHANGED: 'The file cannot be read any more, or has changed since it was chosen. Choose it again.',
  CANCELLED: 'This was cancelled before it was done.',
  UNAVAILABLE: 'The server cannot write at the moment. What you have is safe; try again in a minute.',
  OUT_OF_DISK: 'The server has no room left on its disk. Ask whoever runs it.',
  INTERNAL:
    'Something went wrong on the server. Try again; if it stays, the details below help whoever runs it.',
}

/** Of the file itself, which will be the same the next time. */
const refusedForGood: ReadonlySet<string> = new Set(['UNSUPPORTED_FORMAT', 'BAD_IMAGE'])

const foreignOrigin = 'The server did not accept this from this page. Reload the page and try again.'

/** What happened and what to do, in plain words; the code and the request behind "Details". */
export function describeProblem(error: unknown): Problem {
  const known = serverErrorOf(error)
  if (!known) return { text: 'The server did not answer. Check the connection and try again.' }
  const isFinal = refusedForGood.has(known.code)
  return { text: sentence(known), code: known.code, requestId: known.requestId, ...(isFinal && { isFinal }) }
}

/** The server's error in whatever was thrown; null when it never answered. */
export function serverErrorOf(error: unknown): ServerError | null {
  if (typeof error !== 'object' || error === null) return null
  if ('data' in error && typeof error.data === 'object' && error.data && 'error' in error.data)
    return error.data.error as ServerError
  return 'code' in error && typeof error.code === 'string' && 'message' in error
    ? (error as ServerError)
    : null
}

/** An error as a form shows it: beside the fields that are wrong, or else below them all. */
export function formProblem(error: unknown): { problem: Problem | null; errors: Record<string, string> } {
  const errors = error ? fieldErrors(error) : {}
  return { problem: error && Object.keys(errors).length === 0 ? describeProblem(error) : null, errors }
}

/** What is wrong with which field of a form; `prefix` is where the form stands in the input, such as `recipe.`. */
export function fieldErrors(error: unknown, prefix = ''): Record<string, string> {
  const details = serverErrorOf(error)?.details
  const issues = Array.isArray(details?.issues)
    ? (details.issues as { field: string; message: string }[])
    : []
  return Object.fromEntries(
    issues
      .filter(({ field }) => field.startsWith(prefix))
      .map(({ field, message }) => [field.slice(prefix.length), plainRule(message)]),
  )
}

/** "Expected integer between 1 and 100 for quality but received 101 …" as one says it to a person: what belongs here. */
export function plainRule(message: string): string {
  const expected = /^Expected (.+?) for \S+/.exec(message)?.[1]
  if (!expected) return message
  const range = /^(integer|number) between (\S+) and (\S+)$/.exec(expected)
  if (range) return `A ${range[1] === 'integer' ? 'whole ' : ''}number from ${range[2]} to ${range[3]}`
  return `This needs ${expected.replace(/^string /, '')}`
}

function sentence({ code, message, details = {} }: ServerError): string {
  switch (code) {
    case 'QUOTA_EXCEEDED':
      return quotaSentence(details)
    case 'TOO_LARGE':
      return typeof details.limit === 'number' && /bytes/.test(message)
        ? `The file is too large: ${formatBytes(details.limit)} is the most.`
        : `The image is too large. ${message}.`
    case 'RATE_LIMITED':
      return `Too many attempts. Wait ${waitOf(details)} and try again.`
    case 'FORBIDDEN':
      // From another page; or, with its own words, not to be done by this person.
      return 'origin' in details ? foreignOrigin : `${message.replace(/\.$/, '')}.`
    case 'INVALID_INPUT':
      // Programmers care for the type.
      return `${message.replace(/ of type \w+$/, '').replace(/\.$/, '')}.`
    case 'CONFLICT':
      return `${message.replace(/\.$/, '')}.`
    default:
      return words[code] ?? `${message.replace(/\.$/, '')}.`
  }
}

function quotaSentence({ resource, limit }: Record<string, unknown>): string {
  if (resource === 'images')
    return `Your gallery is full: it holds ${counted(limit, 'image')}. Delete one, then try again.`
  if (resource === 'compressionsPerImage')
    return `An image keeps ${counted(limit, 'compression')} at most. Delete one below, then try again.`
  if (resource === 'tilingsPerImage')
    return `An image keeps ${counted(limit, 'tiling')} at most. Delete one below, then try again.`
  if (resource === 'bytes' && typeof limit === 'number')
    return `Your ${formatBytes(limit)} are used up. Delete something, then try again.`
  return 'There is no room left. Delete something, then try again.'
}

function counted(number: unknown, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`
}

function waitOf({ retryAfterSeconds }: Record<string, unknown>): string {
  const seconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : 60
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
}
