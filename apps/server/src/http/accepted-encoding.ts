import type { HonoRequest } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** What pages and assets are compressed to, the smaller one first. */
const encodings = ['br', 'gzip'] as const

/** The first of them that the client accepts, which one of quality 0 is not (RFC 9110, 12.5.3); undefined for none. */
export function acceptedEncoding(request: HonoRequest): (typeof encodings)[number] | undefined {
  const named = new Map(
    parseAccept(request.header('accept-encoding') ?? '').map(({ type, q }) => [type.toLowerCase(), q]),
  )
  return encodings.find((name) => (named.get(name) ?? 0) > 0)
}
