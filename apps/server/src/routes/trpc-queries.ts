import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
  transformTRPCResponse,
} from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { Deps } from '../deps.ts'
import { answerJson } from '../http/answer.ts'
import { contextOf } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { maxBatchSize, trpcEndpoint } from '../trpc/endpoint.ts'
import { toProcedureContext } from '../trpc/init.ts'
import { appRouter } from '../trpc/router.ts'

const { _config: config, procedures } = appRouter._def
const queries = new Set(
  Object.entries(procedures as unknown as Record<string, { _def: { type: string } }>).flatMap(
    ([path, { _def }]) => (_def.type === 'query' ? [path] : []),
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
  const paths = splitUrl(url).path.split(',')
  return paths.length <= maxBatchSize && paths.every((path) => queries.has(path))
}

/**
 * Answers queries, one or a batch, as tRPC's adapter does. That one makes a request and an answer of the fetch standard, with their headers, and
 * reads them again: half of what a page of the gallery costs.
 */
export function createQueriesRoute(deps: Deps) {
  return async (request: IncomingMessage, response: ServerResponse, { requestId }: RawRequest) => {
    allowOrigin(deps.config, request, response)
    const context = await contextOf(deps, request, { requestId, response })
    const ctx = toProcedureContext(context)
    const signal = signalOf(response)
    const { path: joined, parameters } = splitUrl(request.url ?? '')
    const isBatch = parameters.get('batch') === '1'
    const inputs = createInputs(parameters.get('input'), isBatch)

    const answer = async (path: string, batchIndex: number) => {
      try {
        const getRawInput = async () => inputs(batchIndex)
        const call = { router: appRouter, type, path, ctx, signal, batchIndex, getRawInput } as const
        return { result: { data: await callTRPCProcedure(call) } }
      } catch (cause) {
        const error = getTRPCErrorFromUnknown(cause)
        return { error: getTRPCErrorShape({ config, ctx, error, type, path, input: undefined }) }
      }
    }
    const answers = isBatch ? await Promise.all(joined.split(',').map(answer)) : await answer(joined, 0)
    if (context.cookies.length > 0) response.setHeader('Set-Cookie', context.cookies)
    const status = getHTTPStatusCode(answers)
    answerJson(request, response, { status, body: transformTRPCResponse(config, answers) })
  }
}

function splitUrl(url: string): { path: string; parameters: URLSearchParams } {
  const end = url.indexOf('?')
  return end < 0
    ? { path: url.slice(prefix.length), parameters: new URLSearchParams() }
    : { path: url.slice(prefix.length, end), parameters: new URLSearchParams(url.slice(end)) }
}

/** Reads the inputs once, when the first is asked for. Throws `BAD_REQUEST` for what is none. */
function createInputs(text: string | null, isBatch: boolean): (index: number) => unknown {
  let read: { all: unknown } | null = null
  return (index) => {
    read ??= { all: text ? parseJson(text) : undefined }
    const { all } = read
    if (all === undefined) return undefined
    if (!isBatch) return config.transformer.input.deserialize(all)
    if (typeof all !== 'object' || all === null || Array.isArray(all)) {
      const message = '"input" needs to be an object when doing a batch call'
      throw new TRPCError({ code: 'BAD_REQUEST', message })
    }
    const input = (all as Record<number, unknown>)[index]
    return input === undefined ? undefined : config.transformer.input.deserialize(input)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: (cause as Error).message, cause })
  }
}

/** Fires when the client is gone before it is answered. */
function signalOf(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    // An abort costs as much as a short answer.
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}
