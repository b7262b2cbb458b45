import autocannon from 'autocannon'
import { answerParent } from '../process/entry.ts'

// Asks for one URL over and over, or for many at random, on many connections that are kept, in a process of its own.

export interface Load {
  url: string
  connections: number
  /** How many in all: on a busy machine a time would hold too few of them to be more than the warming up. */
  requests: number
  headers?: Record<string, string>
  /**
   * Of which each request asks for one, instead of that of the URL: on each connection in an order of its own, or, where there is one for each
   * request, none of them twice.
   */
  paths?: string[]
}

export interface Loaded {
  requests: number
  bytes: number
}

/** In seconds: on a busy machine a process may stand still for many. */
const timeout = 120

answerParent(async ({ url, connections, requests, headers = {}, paths }: Load): Promise<Loaded> => {
  const share = Math.ceil(requests / connections)
  let dealt = 0
  const setupClient = (client: autocannon.Client) => {
    if (!paths) return
    const own =
      paths.length >= share * connections ? paths.slice(share * dealt, share * ++dealt) : shuffle(paths)
    client.setRequests(own.map((path) => ({ method: 'GET', path, headers })))
  }
  const result = await autocannon({ url, connections, amount: requests, headers, setupClient, timeout })
  const { non2xx, errors, timeouts } = result
  if (non2xx + errors > 0)
    throw new Error(
      `Of ${result.requests.total} requests for ${url} ${non2xx} were refused and ${errors} failed, ${timeouts} of them for the time they took`,
    )
  return { requests: result.requests.total, bytes: result.throughput.total }
})

function shuffle(paths: string[]): string[] {
  return paths
    .map((path) => ({ path, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ path }) => path)
}
