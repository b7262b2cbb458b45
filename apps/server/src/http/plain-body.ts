import type { IncomingMessage } from 'node:http'
import { ServiceError } from '../services/errors.ts'

/** Throws `INVALID_INPUT` for a body that is encoded: what arrives is taken as it is, and bytes that were packed would be taken for damaged ones. */
export function requirePlainBody({ headers }: Pick<IncomingMessage, 'headers'>): void {
  const { 'content-encoding': encoding = 'identity' } = headers
  if (encoding.toLowerCase() === 'identity') return
  throw new ServiceError(
    'INVALID_INPUT',
    `Expected no Content-Encoding but received ${encoding.slice(0, 100)}`,
  )
}
