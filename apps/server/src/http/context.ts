import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../services/actor.ts'
import { authenticateSession, authenticateToken, isSessionAlive } from '../services/auth/authenticate.ts'
import type { NoteLimit } from '../services/consume.ts'
import { ServiceError } from '../services/errors.ts'
import { createLimitNote } from './note-limits.ts'
import { checkOrigin } from './origin.ts'

/** What every request brings along, whichever way it came: REST, tRPC or a raw route. */
export interface RequestContext {
  deps: Deps
  requestId: string
  /** Of the client, behind the trusted proxies. */
  address: string
  /** What the client calls itself. */
  userAgent: string | undefined
  /** Who asks; throws `UNAUTHENTICATED` if nobody does. */
  actor(): Actor
  /** Counts the request against the bound on all requests. Throws `RATE_LIMITED`. */
  count(): Promise<void>
  /** Whether the credential is good now; a stream asks again and again. */
  isStillIn(): Promise<boolean>
  /** Values for `Set-Cookie`, to be sent with the answer. */
  cookies: string[]
  startSession(secret: string): void
  endSession(): void
}

const loginText = 'Log in, or send an API token as Authorization: Bearer'

interface Incoming {
  method: string
  headers: IncomingHttpHeaders
  peer: string
  requestId: string
  note: NoteLimit
}

/**
 * Finds out who asks: by the API token if there is one, else by the session's cookie. A write that a cookie vouches for must come
 * from one of our own pages (`FORBIDDEN` otherwise), since browsers send cookies along whoever asked them to.
 */
async function createContext(
  deps: Deps,
  { method, headers, peer, requestId, note }: Incoming,
): Promise<RequestContext> {
  const bearer = /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
  const cookie = bearer === undefined ? readCookie(headers.cookie, deps.sessions.cookieName) : undefined
  checkOrigin(deps.config, { method, headers, hasCookie: cookie !== undefined })

  const cookies: string[] = []
  let actor: Actor | null = null
  let refusal: ServiceError | null = null
  if (bearer !== undefined) {
    // A token that is over matters only where one is needed: a program may be about to get a new one.
    actor = await authenticateToken(deps, bearer).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error
      refusal = error
      return null
    })
  }
  if (cookie !== undefined) {
    const session = await authenticateSession(deps, cookie)
    actor = session?.actor ?? null
    if (!session) cookies.push(deps.sessions.blankCookie().serialize())
    else if (session.renewed) cookies.push(deps.sessions.cookieFor(cookie).serialize())
  }

  const address = clientAddress(headers, peer, deps.config.trustedProxies)
  return {
    deps: {
      ...deps,
      links: deps.links.at(originOf(deps.config, headers.host)),
      workLimits: deps.workLimits.noting(note),
      loginLimits: deps.loginLimits.noting(note),
    },
    requestId,
    address,
    userAgent: headers['user-agent'],
    count: () => deps.requestLimits.count({ userId: actor?.userId ?? null, address }, note),
    actor() {
      if (!actor) throw refusal ?? new ServiceError('UNAUTHENTICATED', loginText)
      return actor
    },
    async isStillIn() {
      if (bearer !== undefined) return authenticateToken(deps, bearer).then(() => true, isKnownRefusal)
      return cookie !== undefined && (await isSessionAlive(deps, cookie))
    },
    cookies,
    startSession: (secret) => void cookies.push(deps.sessions.cookieFor(secret).serialize()),
    endSession: () => void cookies.push(deps.sessions.blankCookie().serialize()),
  }
}

/** That a token is not good (any more) is an answer; that it could not be looked up is none. */
function isKnownRefusal(error: unknown): false {
  if (error instanceof ServiceError) return false
  throw error
}

/** The same for a plain node request. */
export function contextOf(
  deps: Deps,
  request: IncomingMessage,
  { requestId, response }: { requestId: string; response: ServerResponse },
): Promise<RequestContext> {
  return createContext(deps, {
    method: request.method ?? 'GET',
    headers: request.headers,
    peer: request.socket.remoteAddress ?? '',
    requestId,
    note: createLimitNote(response),
  })
}

/** Where people reach the server: under its public address, or without one under the name that they used. */
function originOf({ publicUrl, port }: Config, host = ''): string {
  if (publicUrl !== null) return publicUrl
  const origin = `http://${host}`
  return URL.parse(origin)?.host === host.toLowerCase() ? origin : `http://localhost:${port}`
}

function readCookie(header: string | undefined, name: string): string | undefined {
  const found = header?.split(';').find((pair) => pair.trim().startsWith(`${name}=`))
  return found?.slice(found.indexOf('=') + 1).trim() || undefined
}

/** The entry that the outermost trusted proxy added: everything left of it is whatever the client liked to write. */
export function clientAddress(headers: IncomingHttpHeaders, peer: string, trustedProxies: number): string {
  if (trustedProxies === 0) return peer
  const forwarded = [headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return forwarded.at(-trustedProxies) ?? peer
}
