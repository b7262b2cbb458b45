import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AnyTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { Deps } from '../deps.ts'
import { answerJson } from '../http/answer.ts'
import { contextOf } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import { goneSignal } from '../http/gone-signal.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { splitAddress } from '../http/split-address.ts'
import { maxBatchSize, trpcEndpoint } from '../trpc/endpoint.ts'
import { toProcedureContext } from '../trpc/init.ts'
import { appRouter } from '../trpc/router.ts'

const { _config: config, procedures } = appRouter._def
/** By their paths, as tRPC keeps them. */
const queries = new Map(
  Object.entries(procedures as unknown as Record<string, AnyTRPCProcedure>).filter(
    ([, { _def }]) => _def.type === 'query',
  ),
)
const type = 'query'
const prefix = `${trpcEndpoint}/`

/**
 * Whether a request calls queries and nothing else, for one answer in JSON. Mutations, subscriptions, answers that come in pieces, and what
 * tRPC refuses to begin with, are left to its own adapter.
 */
export function isQueries({ method, url = '', headers }: IncomingMessage): boolean {
  if (method !== 'GET' || !url.startsWith(prefix)) return false
  const contentType = headers['content-type'] ?? 'application/json'
  const accept = headers['trpc-accept'] ?? headers.accept ?? ''
  if (contentType !== 'application/json' || accept.includes('application/jsonl')) return false
  const { target, search } = splitAddress(url)
  const paths = target.slice(prefix.length).split(',')
  if (paths.length > 1 && !/(?:^|&)batch=1(?:&|$)/.test(search)) return false
  return paths.length <= maxBatchSize && paths.every((path) => queries.has(path))
}

/**
 * Answers queries, one or a batch, as tRPC's adapter does. That one makes a request and an answer of the fetch standard, with their headers, and
 * reads them again, and so doubles what a bare answer costs (decision 028).
 */
export function createQueriesRoute(deps: Deps) {
  return async (request: IncomingMessage, response: ServerResponse, { requestId }: RawRequest) => {
    allowOrigin(deps.config, request, response)
    const context = await contextOf(deps, request, { requestId, response })
    const ctx = toProcedureContext(context)
    const signal = goneSignal(response)
    const { target, search } = splitAddress(request.url ?? '')
    const parameters = new URLSearchParams(search)
    const paths = target.slice(prefix.length).split(',')
    const isBatch = paths.length > 1 || parameters.get('batch') === '1'
    const inputs = createInputs(parameters.get('input'), isBatch)

    const answer = async (path: string, batchIndex: number) => {
      let input: unknown
      const getRawInput = async () => {
        input = inputs(batchIndex)
        return input
      }
      try {
        const data: unknown = await queries.get(path)?.({ type, path, ctx, signal, batchIndex, getRawInput })
        return { result: { data } }
      } catch (cause) {
        const error = getTRPCErrorFromUnknown(cause)
        return { error: getTRPCErrorShape({ config, ctx, error, type, path, input }) }
      }
    }
    const body = isBatch ? await Promise.all(paths.map(answer)) : await answer(target.slice(prefix.length), 0)
    if (context.cookies.length > 0) response.setHeader('Set-Cookie', context.cookies)
    answerJson(request, response, { status: getHTTPStatusCode(body), body })
  }
}

/** Reads the inputs once, when the first is asked for. Throws `BAD_REQUEST` for what is none. */
function createInputs(text: string | null, isBatch: boolean): (index: number) => unknown {
  let read: { all: unknown } | null = null
  return (index) => {
    read ??= { all: text ? parseJson(text) : undefined }
    const { all } = read
    if (all === undefined) return undefined
    if (!isBatch) return all
    if (typeof all !== 'object' || all === null || Array.isArray(all)) {
      const message = '"input" needs to be an object when doing a batch call'
      throw new TRPCError({ code: 'BAD_REQUEST', message })
    }
    return (all as Record<number, unknown>)[index]
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: (cause as Error).message, cause })
  }
}
