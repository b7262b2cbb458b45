import autocannon from 'autocannon'
import { answerParent } from '../process/entry.ts'

// Asks for one URL over and over on many connections that are kept, or once for each of many, in a process of its own.

export interface Load {
  url: string
  /** Asked for once each instead of the URL's own; as many as `requests`. */
  paths?: string[]
  connections: number
  /** How many in all: on a busy machine a time would hold too few of them to be more than the warming up. */
  requests: number
  headers?: Record<string, string>
}

export interface Loaded {
  requests: number
  bytes: number
}

answerParent(async ({ url, paths, connections, requests, headers = {} }: Load): Promise<Loaded> => {
  const left = paths?.slice()
  const result = await autocannon({
    url,
    connections,
    amount: requests,
    headers,
    // Each connection has its share of them; all have as many, as autocannon deals the requests out evenly.
    ...(left && {
      setupClient: (client) =>
        client.setRequests(left.splice(0, requests / connections).map((path) => ({ path }))),
    }),
  })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests for ${url} failed`)
  return { requests: result.requests.total, bytes: result.throughput.total }
})
