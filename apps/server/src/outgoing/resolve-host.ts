import { Resolver } from 'node:dns/promises'

/** Finds the addresses of a host. Rejects when there are none, with the `code` of node:dns, and when the signal fires. */
export type ResolveHost = (host: string, signal: AbortSignal) => Promise<readonly string[]>

/**
 * Asks the name servers itself. The system's own look-up (getaddrinfo) would occupy one of the few threads that all files are read and
 * written by, for as long as a name server that somebody else chose cares to be silent. So /etc/hosts is not read.
 */
export const resolveHost: ResolveHost = async (host, signal) => {
  signal.throwIfAborted()
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const [failure] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
    if (addresses.length === 0) throw failure
    return addresses
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
