import type { HonoRequest } from 'hono'

/** What pages and assets are compressed to, the smaller one first. */
const encodings = ['br', 'gzip'] as const

/** The first of them that the client accepts; undefined for none. */
export function acceptedEncoding(request: HonoRequest): (typeof encodings)[number] | undefined {
  const accepted = request.header('accept-encoding') ?? ''
  return encodings.find((name) => new RegExp(`\\b${name}\\b`).test(accepted))
}
