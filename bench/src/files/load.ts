import autocannon from 'autocannon'
import { answerParent } from '../process/entry.ts'

// Asks for one URL over and over, or for many at random, on many connections that are kept, in a process of its own.

export interface Load {
  url: string
  connections: number
  /** How many in all: on a busy machine a time would hold too few of them to be more than the warming up. */
  requests: number
  headers?: Record<string, string>
  /** Of which each request asks for one, instead of that of the URL: on each connection in an order of its own. */
  paths?: string[]
}

export interface Loaded {
  requests: number
  bytes: number
}

answerParent(async ({ url, connections, requests, headers = {}, paths }: Load): Promise<Loaded> => {
  const setupClient = (client: autocannon.Client) => {
    if (paths) client.setRequests(shuffle(paths).map((path) => ({ method: 'GET', path, headers })))
  }
  const result = await autocannon({ url, connections, amount: requests, headers, setupClient })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests for ${url} failed`)
  return { requests: result.requests.total, bytes: result.throughput.total }
})

function shuffle(paths: string[]): string[] {
  return paths
    .map((path) => ({ path, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ path }) => path)
}
