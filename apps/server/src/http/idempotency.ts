import type { IncomingHttpHeaders } from 'node:http'
import { ServiceError } from '../services/errors.ts'

export const idempotencyHeader = 'Idempotency-Key'

/** Is with an answer that was given before. */
export const replayedHeader = 'Idempotent-Replayed'

/**
 * By what the client calls this request, so that it is done once (draft-ietf-httpapi-idempotency-key-header-07); null for none. In quotation
 * marks, as the draft has it, or without. Throws `INVALID_INPUT`.
 */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string | null {
  const sent = headers[idempotencyHeader.toLowerCase()]
  if (sent === undefined) return null
  const key = String(sent).replace(/^"(.*)"$/, '$1')
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new ServiceError(
    'INVALID_INPUT',
    `Expected 1 to 255 visible ASCII characters for ${idempotencyHeader} but received ${JSON.stringify(sent).slice(0, 300)}`,
  )
}
