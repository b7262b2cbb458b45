import { isIP } from 'node:net'
import { ServiceError } from '../services/errors.ts'
import type { AddressPolicy } from './address-policy.ts'

/** Names that are no public host's by definition (RFC 6761, 6762, 8375; ICANN's resolution on .internal). */
const privateDomains = ['localhost', 'local', 'internal', 'home.arpa']

/** What localhost means, without asking anybody. */
const localAddresses: readonly string[] = ['127.0.0.1', '::1']

/**
 * Judges where somebody wants to be called, as far as that can be known without asking a name server. Throws `INVALID_INPUT`, with
 * `details.reason`: `malformed`, `scheme` (not https; http is for loopback addresses that the operator has allowed), `credentials`
 * (in the address, where logs and lists would show them) or `private`.
 */
export function checkDestination(text: string, policy: AddressPolicy): URL {
  if (!URL.canParse(text)) throw refuse('malformed', 'an address such as https://example.org/hook', text)
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('scheme', 'https', url.protocol)
  if (url.username !== '' || url.password !== '')
    throw refuse('credentials', 'no user name and password', 'some')
  url.hash = ''
  if (isLocalReceiver(text, policy)) return url
  const host = hostOf(url)
  if (!mayBeAllowed(host, policy)) throw refuse('private', 'a public host', host)
  const isLocal = addressesOf(host)?.every(policy.allowsLoopback) ?? false
  if (url.protocol === 'http:' && !isLocal) throw refuse('scheme', 'https', 'http')
  return url
}

/** As everybody writes them, so that no other spelling of a loopback address has to be judged. */
const localReceiver = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?=[:/?#]|$)/i

/** Whether it is a receiver on this machine that may be called during development. */
export function isLocalReceiver(
  text: string,
  { isDevelopment }: Pick<AddressPolicy, 'isDevelopment'>,
): boolean {
  return isDevelopment && localReceiver.test(text)
}

/** Refuses what a name turned out to lead to. */
export function refusePrivate(host: string): ServiceError {
  return refuse('private', 'a public host', `${host}, which leads to an address that is not public`)
}

/** The addresses that a host stands for by itself; null for a name that has to be looked up. */
export function addressesOf(host: string): readonly string[] | null {
  if (isIP(host) > 0) return [host]
  return isWithin(host, 'localhost') ? localAddresses : null
}

/** Without the brackets of IPv6 and the dot that ends an absolute name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function mayBeAllowed(host: string, policy: AddressPolicy): boolean {
  const addresses = addressesOf(host)
  if (addresses) return addresses.every(policy.allows)
  if (!host.includes('.') || privateDomains.some((domain) => isWithin(host, domain)))
    return policy.hasNetworks
  return true
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

function refuse(reason: string, expected: string, received: string): ServiceError {
  return new ServiceError('INVALID_INPUT', `Expected ${expected} for url but received ${received}`, {
    details: { reason },
  })
}
