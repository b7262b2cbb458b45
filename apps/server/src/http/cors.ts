import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config.ts'
import { idempotencyHeader, replayedHeader } from './idempotency.ts'
import { limitHeaders } from './note-limits.ts'

/** Headers that pages of other origins may send, and read. */
export const allowedHeaders = [
  'Authorization',
  'Content-Type',
  'Prefer',
  'Tessera-Share-Grant',
  idempotencyHeader,
]
export const exposedHeaders = [
  'X-Request-Id',
  'Location',
  'Retry-After',
  ...limitHeaders,
  replayedHeader,
  'Tessera-Bytes',
  'Tessera-SSIM',
  'Tessera-Quality',
]

/** Lets a page of an allowed origin read the answer of a plain node route, whatever it becomes. Preflights go through the app. */
export function allowOrigin(
  { corsOrigins }: Pick<Config, 'corsOrigins'>,
  request: IncomingMessage,
  response: ServerResponse,
  moreExposed: readonly string[] = [],
): void {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  if (origin === undefined || !corsOrigins.includes(origin)) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Expose-Headers', [...exposedHeaders, ...moreExposed].join(', '))
}
