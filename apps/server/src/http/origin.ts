import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from '../config.ts'
import { ServiceError } from '../services/errors.ts'

/**
 * Throws `FORBIDDEN` for a write that another site's page makes. A request without an Origin passes only without a cookie: browsers
 * name the origin of every write, programs carry tokens.
 */
export function checkOrigin(
  config: Pick<Config, 'publicUrl' | 'corsOrigins'>,
  { method, headers, hasCookie }: { method: string; headers: IncomingHttpHeaders; hasCookie: boolean },
): void {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return
  const { origin } = headers
  if (
    origin === undefined
      ? !hasCookie
      : isOurs(config, origin, headers.host) || (!hasCookie && config.corsOrigins.includes(origin))
  )
    return
  // A page elsewhere that carries no cookie can do no harm with it, but it has no business here either, unless it was let in.
  throw new ServiceError('FORBIDDEN', 'This request did not come from a page of this server', {
    details: { origin: origin ?? null },
  })
}

/** Without a public URL the server is reached under whatever name the browser used, which is what it sends as Host. */
function isOurs({ publicUrl }: Pick<Config, 'publicUrl'>, origin: string, host: string | undefined): boolean {
  if (publicUrl !== null) return origin === publicUrl
  return URL.canParse(origin) && new URL(origin).host === host
}
