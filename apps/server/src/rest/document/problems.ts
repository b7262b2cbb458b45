import type {
  ZodOpenApiOperationObject,
  ZodOpenApiPathsObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { ErrorAnswer } from '../../contract/objects.ts'
import { type PublicCode, statusOf } from '../../http/errors.ts'

interface Problem {
  /** When it is answered. */
  meaning: string
  message: string
  details?: Record<string, unknown>
}

const qualityMessage = 'Expected number at most 100 for quality but received 101 of type number'

/** What each code means, with an answer as it may come. A code that is missing here does not compile. */
const problems: Record<PublicCode, Problem> = {
  INVALID_INPUT: {
    meaning: 'A field, parameter or header is not as it must be; `details.issues` names each',
    message: qualityMessage,
    details: { issues: [{ field: 'quality', message: qualityMessage }] },
  },
  UNAUTHENTICATED: {
    meaning: 'There is no valid token or session, or the password is wrong',
    message: 'Log in, or send an API token as Authorization: Bearer',
  },
  FORBIDDEN: {
    meaning:
      'The credential may not do this (`details.scope`), or the page that asks is not one of this server’s',
    message: 'This token has no write scope',
    details: { scope: 'write', scopes: ['read'] },
  },
  QUOTA_EXCEEDED: {
    meaning: 'There is no room for it; `details` has the resource, what is used and the limit',
    message: 'Expected at most 10 images but 10 are used and 1 more were asked for',
    details: { resource: 'images', used: 10, limit: 10 },
  },
  NOT_FOUND: {
    meaning: 'There is no such thing, or it is somebody else’s',
    message: 'There is no such image',
  },
  NOT_GENERATED: { meaning: 'It has not been made (yet)', message: 'The thumbnail is still being made' },
  CONFLICT: {
    meaning:
      'It collides with what is there: a name that is taken, a job that is over, an Idempotency-Key that is under way or was used for something else (`details.reason`)',
    message: 'This Idempotency-Key was used for another request; use a new one',
    details: { reason: 'reused' },
  },
  CANCELLED: { meaning: 'The job that makes it was cancelled', message: 'The job was cancelled' },
  LINK_EXPIRED: {
    meaning: 'The link was right, and is over; ask for a new one',
    message: 'This link has expired at 2026-06-01T12:15:00.000Z; ask for a new one',
  },
  TOO_LARGE: {
    meaning: 'More bytes, pixels or frames than are allowed; `details` has the limit',
    message: 'Expected a body of at most 102400 bytes',
    details: { limit: 102_400 },
  },
  UNSUPPORTED_FORMAT: {
    meaning: 'Not an image, or of a kind that cannot be decoded here; content decides, not the name',
    message: 'Expected an image but received a PDF document',
  },
  RANGE_INVALID: {
    meaning: 'The range lies outside the file, whose size is in Content-Range',
    message: 'Expected a range within 183201 bytes',
    details: { size: 183_201 },
  },
  BAD_IMAGE: {
    meaning: 'An image by its first bytes, but truncated or corrupt',
    message: 'The image is truncated or corrupt',
  },
  PROCESSING_FAILED: {
    meaning: 'The image was read, the output could not be made, or took too long',
    message: 'The image took longer than it may',
  },
  RATE_LIMITED: {
    meaning: 'Too many requests; Retry-After says when to come back',
    message: 'Too many requests; try again in 12 s',
    details: { retryAfterSeconds: 12 },
  },
  INTERNAL: {
    meaning: 'Our fault; the request id leads to it in the log',
    message: 'Something went wrong on the server',
  },
  UNAVAILABLE: {
    meaning: 'The server cannot do this at the moment; Retry-After says when to come back',
    message: 'The storage of the server is not available at the moment',
  },
  OUT_OF_DISK: { meaning: 'The server’s disk is full', message: 'There is no space left on the disk' },
}

const requestId = '01kq7x3v9m2c4d6f8g0h1j2k3m'

/** The examples of errors, for the components of the document. */
export const problemExamples = Object.fromEntries(
  Object.entries(problems).map(([code, { message, details }]) => [
    code,
    {
      summary: message,
      value: { error: { code, message, ...(details && { details }), requestId } },
    },
  ]),
)

/** A reference to a response for each status that these codes are answered with. */
export function describeProblems(codes: Iterable<PublicCode>): ZodOpenApiResponsesObject {
  const byStatus = new Map<number, PublicCode[]>()
  for (const code of new Set(codes)) {
    const status = statusOf(code)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const responses: ZodOpenApiResponsesObject = {}
  for (const [status, same] of [...byStatus].toSorted(([a], [b]) => a - b))
    responses[`${status}` as '400'] = { $ref: `${prefix}${same.toSorted().join(separator)}` }
  return responses
}

const prefix = '#/components/responses/'
const separator = '-or-'

/** The components that `describeProblems` refers to: their names say which codes they stand for. */
export function problemComponents(paths: ZodOpenApiPathsObject): Record<string, ZodOpenApiResponseObject> {
  const references = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ responses }: ZodOpenApiOperationObject) => Object.values(responses ?? {}))
    .flatMap((response) => ('$ref' in response ? [response.$ref.slice(prefix.length)] : []))
  const names = [...new Set(references)].toSorted()
  return Object.fromEntries(
    names.map((name) => [name, describeStatus(name.split(separator) as PublicCode[])]),
  )
}

function describeStatus(codes: PublicCode[]): ZodOpenApiResponseObject {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].meaning}`).join('. '),
    ...(codes.some((code) => code in retryHeaders) && { headers: retryHeaders[codes[0] as PublicCode] }),
    content: { 'application/json': { schema: ErrorAnswer, examples } },
  }
}

const header = (name: string) => ({ $ref: `#/components/headers/${name}` })

const retryHeaders: { [Code in PublicCode]?: Record<string, { $ref: string }> } = {
  RATE_LIMITED: {
    'Retry-After': header('Retry-After'),
    'RateLimit-Limit': header('RateLimit-Limit'),
    'RateLimit-Remaining': header('RateLimit-Remaining'),
    'RateLimit-Reset': header('RateLimit-Reset'),
    'RateLimit-Policy': header('RateLimit-Policy'),
  },
  UNAVAILABLE: { 'Retry-After': header('Retry-After') },
}
