import { once } from 'node:events'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIPv6, type LookupFunction } from 'node:net'
import { ServiceError } from '../services/errors.ts'
import type { AddressPolicy } from './address-policy.ts'
import { addressesOf, checkDestination, hostOf, isLocalReceiver, refusePrivate } from './check-destination.ts'
import type { ResolveHost } from './resolve-host.ts'

/** What the other side said; its body is of no interest. */
interface Posted {
  status: number
  /** The header `Retry-After`, as it came. */
  retryAfter: string | null
}

/**
 * Posts to an address that somebody else chose. Every address of the host is checked, and it is one of those that is connected to, so that a
 * name server cannot answer differently in between. No redirect is followed, no proxy of the environment is used, `seconds` are
 * all there is for look-up, connection and answer, and of the answer at most 64 KiB are read. Rejects with `ServiceError` `INVALID_INPUT`
 * for a destination that is not allowed, with `PostError` when no answer came, and with the reason of `signal` when that fires.
 */
export type Post = (
  url: string,
  message: { headers: Readonly<Record<string, string>>; body: string },
  signal: AbortSignal,
) => Promise<Posted>

/** No answer came; the message says why, in words for who gave the address. */
export class PostError extends Error {
  override readonly name = 'PostError'
}

/** Of the body, which is read so that an honest receiver is not cut off in the middle of a sentence. */
const mostBytes = 64 * 2 ** 10
const patienceMilliseconds = 1000

export function createPost({
  policy,
  resolve,
  seconds,
}: {
  policy: AddressPolicy
  resolve: ResolveHost
  seconds: number
}): Post {
  // Of our own, since the global ones may be told by the environment to use a proxy, which would look names up by itself.
  const agents = { http: new HttpAgent(), https: new HttpsAgent() }

  async function allowedAddresses(url: URL, signal: AbortSignal): Promise<readonly string[]> {
    const host = hostOf(url)
    const addresses = addressesOf(host) ?? (await resolve(host, signal))
    if (isLocalReceiver(url.href, policy)) return addresses
    if (addresses.length === 0 || !addresses.every(policy.allows)) throw refusePrivate(host)
    return addresses
  }

  return async (text, { headers, body }, stop) => {
    const url = checkDestination(text, policy)
    const limit = AbortSignal.timeout(seconds * 1000)
    const signal = AbortSignal.any([limit, stop])
    try {
      const options = {
        method: 'POST',
        headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
        lookup: pinTo(await allowedAddresses(url, signal)),
        signal,
      }
      const request =
        url.protocol === 'http:'
          ? requestHttp(url, { ...options, agent: agents.http })
          : // Said, since the environment can turn it off for all who do not.
            requestHttps(url, { ...options, agent: agents.https, rejectUnauthorized: true })
      const answered = once(request, 'response') as Promise<[IncomingMessage]>
      // What breaks after the answer has begun changes nothing.
      request.on('error', () => {})
      request.end(body)
      const [response] = await answered
      await skim(response)
      return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null }
    } catch (error) {
      if (stop.aborted) throw stop.reason
      if (limit.aborted) throw new PostError(`There was no answer within ${seconds} s`, { cause: error })
      throw describe(error)
    }
  }
}

/** A look-up that has been made already. Addresses in a URL are not looked up at all. */
function pinTo(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }))
  return (_, { all }, callback) => {
    if (all) callback(null, found)
    else callback(null, found[0]?.address ?? '', found[0]?.family)
  }
}

/** Reads a little of the body, and hangs up. However it ends, the status was the answer. */
async function skim(response: IncomingMessage): Promise<void> {
  const late = setTimeout(() => response.destroy(), patienceMilliseconds)
  let bytes = 0
  try {
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) break
    }
  } catch {
    // It was cut off, by them or by us.
  } finally {
    clearTimeout(late)
    response.destroy()
  }
}

function describe(error: unknown): unknown {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string'
  if (error instanceof ServiceError || !hasCode) return error
  const isLookup = 'hostname' in error || ('syscall' in error && /^query/.test(String(error.syscall)))
  const what = isLookup ? 'The name of the host could not be looked up' : 'The connection failed'
  return new PostError(`${what} (${error.code})`, { cause: error })
}
