import type { IncomingMessage, ServerResponse } from 'node:http'
import { Server } from '@tus/server'
import type { Deps } from '../deps.ts'
import { answerError } from '../http/answer.ts'
import { contextOf, type RequestContext } from '../http/context.ts'
import { allowOrigin } from '../http/cors.ts'
import { reportError } from '../http/errors.ts'
import { guardUpload } from '../http/guard-upload.ts'
import { lingerAndEnd } from '../http/linger.ts'
import { requirePlainBody } from '../http/plain-body.ts'
import type { RawRequest } from '../http/raw-request.ts'
import { ServiceError } from '../services/errors.ts'
import { toTusFailure } from '../tus/tus-errors.ts'
import { TusStore } from '../tus/tus-store.ts'

export const tusPath = '/api/v1/tus'

const version = '1.0.0'
const mediaType = 'application/offset+octet-stream'
const imageHeader = 'Tessera-Image-Id'
const methods = ['OPTIONS', 'POST', 'HEAD', 'PATCH', 'DELETE']

/** `/api/v1/tus`: resumable uploads by the tus protocol, 1.0 (tus.io), in the words of our errors. */
export function createTusRoute(deps: Deps) {
  return async (request: IncomingMessage, response: ServerResponse, raw: RawRequest): Promise<void> => {
    allowOrigin(deps.config, request, response, [...tusHeaders, imageHeader])
    response.setHeader('Tus-Resumable', version)
    if (!methods.includes(request.method ?? '')) {
      throw new ServiceError('NOT_FOUND', `There is nothing at ${request.method} ${tusPath}`)
    }
    const spoken = request.headers['tus-resumable']
    if (request.method !== 'OPTIONS' && spoken !== version) {
      const error = new ServiceError(
        'INVALID_INPUT',
        `Expected ${version} for Tus-Resumable but received ${spoken || 'nothing'}`,
      )
      // The one status that the protocol asks for and our table does not have.
      response.setHeader('Tus-Version', version)
      return answerError(request, response, { ...reportError(error, raw.requestId, deps.logger), http: 412 })
    }
    const context = await contextOf(deps, request, { requestId: raw.requestId, response })
    await context.count()
    requireMediaType(request)
    requirePlainBody(request)
    const store = new TusStore(context.deps, {
      // Who only asks what the protocol offers is nobody in particular.
      get actor() {
        return context.actor()
      },
      request,
      address: context.address,
      onBegin() {
        guardUpload(request, { bytesPerSecond: deps.config.uploads.minBytesPerSecond })
        raw.beginBody()
      },
    })
    const { answer, failure } = await askLibrary(context, request, store)
    if (answer.status >= 400) {
      await store.abandon().catch((error: unknown) => {
        deps.logger.warn(
          { err: error, requestId: raw.requestId },
          'an upload that nobody can go on with stays',
        )
      })
      const reported = await toTusFailure({ answer, failure }, (error) =>
        reportError(error, raw.requestId, deps.logger),
      )
      return answerError(request, response, reported)
    }
    const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers)
    // Ours names more; the library's knows its protocol alone.
    delete headers['access-control-expose-headers']
    if (store.imageId !== null) headers[imageHeader] = store.imageId
    if (context.cookies.length > 0) headers['Set-Cookie'] = context.cookies
    answerEmpty(request, response, { status: answer.status, headers })
  }
}

/** The library judges and words one request; what it made of it is sent here. One of its servers for each, since a store is one actor's. */
async function askLibrary(
  { deps, actor }: RequestContext,
  request: IncomingMessage,
  store: TusStore,
): Promise<{ answer: Response; failure: unknown }> {
  let failure: unknown = null
  const { corsOrigins, uploads } = deps.config
  const server = new Server({
    path: tusPath,
    datastore: store,
    // Told to who asks; judged with everything else, so that a refusal is in the upload log.
    maxSize: (_, id) => (id === null ? uploads.maxBytes : 0),
    allowedOrigins: (origin) => corsOrigins.includes(origin),
    namingFunction: () => deps.ids(),
    generateUrl: (_, { id }) => `${deps.links.origin}${tusPath}/${id}`,
    // Whoever asks for the offset disturbs nobody; whoever gives up takes the lock itself.
    locker: {
      newLock: (id) => ({
        async lock() {
          if (request.method !== 'PATCH') return
          // Whose upload it is not must not push its writer aside.
          await store.getUpload(id)
          store.lock = await deps.uploadLocks.acquire(id)
        },
        unlock: async () => store.release(),
      }),
    },
    onIncomingRequest: async () => void actor(),
    onResponseError: async (_, error) => {
      failure = error
      return undefined
    },
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value))
  }
  const url = new URL(request.url ?? '/', deps.links.origin)
  const answer = await server.handleWeb(new Request(url, { method: request.method ?? '', headers }))
  return { answer, failure }
}

function requireMediaType({ method, headers }: IncomingMessage): void {
  if (method !== 'PATCH' || headers['content-type'] === mediaType) return
  const received = headers['content-type'] ?? 'nothing'
  throw new ServiceError('INVALID_INPUT', `Expected ${mediaType} for Content-Type but received ${received}`)
}

/** Of the protocol; pages of other origins may read them. */
const tusHeaders = [
  'Location',
  'Tus-Extension',
  'Tus-Max-Size',
  'Tus-Resumable',
  'Tus-Version',
  'Upload-Expires',
  'Upload-Length',
  'Upload-Metadata',
  'Upload-Offset',
]

function answerEmpty(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers }: { status: number; headers: Record<string, string | string[]> },
): void {
  // The library's own would be of a text.
  delete headers['content-type']
  const length = status === 204 ? {} : { 'Content-Length': '0' }
  const close = request.complete ? {} : { Connection: 'close' }
  response.writeHead(status, { 'Cache-Control': 'no-store', ...headers, ...length, ...close })
  if (request.complete) response.end()
  else {
    response.flushHeaders()
    lingerAndEnd(request, response)
  }
}
