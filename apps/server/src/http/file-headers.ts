import type { IncomingMessage } from 'node:http'
import { dataPolicy, securityHeaders } from './answer.ts'

/** What the headers of every file say. */
export interface FileLife {
  /** A strong validator, in its quotes. */
  etag: string
  /** When the link dies; the answer may be kept that long. */
  expiresAt: Date
  now: Date
  requestId: string
}

// Names and values by turns, as node takes them without looking at each: a file out of memory is little more work than its headers.
const constantHeaders: readonly string[] = [
  ...Object.entries(securityHeaders).flat(),
  'Access-Control-Allow-Origin',
  '*',
  'Access-Control-Expose-Headers',
  'Content-Range, ETag, X-Request-Id',
  'Content-Security-Policy',
  dataPolicy,
  'Cross-Origin-Resource-Policy',
  'cross-origin',
]

/** The headers of an answer with a file, but for those about its bytes. */
export function fileHeaders({ etag, expiresAt, now, requestId }: FileLife): string[] {
  const maxAge = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))
  const cacheControl = `private, max-age=${maxAge}, immutable`
  return [...constantHeaders, 'X-Request-Id', requestId, 'ETag', etag, 'Cache-Control', cacheControl]
}

/** Whether the client has it already. */
export function isKnown({ headers }: IncomingMessage, etag: string): boolean {
  const known = headers['if-none-match']
  if (known === undefined) return false
  return known.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag)
}
