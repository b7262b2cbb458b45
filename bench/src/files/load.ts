import autocannon from 'autocannon'
import { answerParent } from '../process/entry.ts'

// Asks for one URL over and over on many connections that are kept, in a process of its own.

export interface Load {
  url: string
  connections: number
  /** How many in all: on a busy machine a time would hold too few of them to be more than the warming up. */
  requests: number
  headers?: Record<string, string>
}

export interface Loaded {
  requests: number
  bytes: number
}

answerParent(async ({ url, connections, requests, headers = {} }: Load): Promise<Loaded> => {
  const result = await autocannon({ url, connections, amount: requests, headers })
  const failed = result.non2xx + result.errors + result.timeouts
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests for ${url} failed`)
  return { requests: result.requests.total, bytes: result.throughput.total }
})
