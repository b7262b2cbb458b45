import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Deps } from './deps.ts'
import { answerError, dataPolicy, securityHeaders } from './http/answer.ts'
import type { AppEnv } from './http/app-env.ts'
import { endSlowBody } from './http/end-slow-body.ts'
import { reportError } from './http/errors.ts'
import { silentMilliseconds } from './http/guard-upload.ts'
import { drainBehind } from './http/linger.ts'
import type { RawRequest } from './http/raw-request.ts'
import { refuseUnreadable } from './http/refuse-unreadable.ts'
import { watchTraffic } from './http/traffic.ts'
import { compressPath, createCompressRoute } from './routes/compress.ts'
import { createFilesRoute, filesPrefix } from './routes/files.ts'
import { createMetricsRoute, metricsPath } from './routes/metrics.ts'
import { createPutRoute, uploadPrefix } from './routes/put-upload.ts'
import { createQueriesRoute, isQueries } from './routes/trpc-queries.ts'
import { createTusRoute, tusPath } from './routes/tus.ts'
import { createUploadRoute, uploadPath } from './routes/upload-images.ts'
import { ServiceError } from './services/errors.ts'

/** What the app is told of a request that is not its own to find out. */
type Details = Pick<AppEnv['Bindings'], 'requestId' | 'nameRoute'>
const unknownRequest: Details = { requestId: '', nameRoute: () => {} }

/** A route that is no concern of the app's, and its name in the metrics. */
interface RawRoute {
  name: string
  /** It brings the headers of every answer itself. */
  ownHeaders?: boolean
  run(request: IncomingMessage, response: ServerResponse, raw: RawRequest): Promise<void>
}

const listenerOptions = {
  // HTTP/1.0 has no Host; checks of health by proxies use it.
  hostname: 'localhost',
  // Its own way closes the connection half a second after an answer that says it stays open.
  autoCleanupIncoming: false,
}

/** A body that is JSON is short; one that takes longer to arrive is only holding a connection. */
const bodyMilliseconds = 30_000

/** Connections at once; beyond, new ones are refused, so that descriptors are left for files. */
const mostConnections = 5000

/**
 * The one HTTP server. Routes that move bytes are plain node handlers, since a framework in between costs two to five times as much for
 * them; everything else goes through hono.
 */
export function createHttpServer(deps: Deps, options: { webFolder: string }): Server {
  const { logger, ids, metrics } = deps
  const files: RawRoute = { name: filesPrefix, ownHeaders: true, run: createFilesRoute(deps) }
  const put: RawRoute = { name: `PUT ${uploadPrefix}`, run: createPutRoute(deps) }
  const tus: RawRoute = { name: tusPath, run: createTusRoute(deps) }
  const queries: RawRoute = { name: 'trpc', run: createQueriesRoute(deps) }
  const raw = new Map<string, RawRoute>(
    [
      { name: `POST ${uploadPath}`, run: createUploadRoute(deps) },
      { name: `POST ${compressPath}`, run: createCompressRoute(deps) },
      { name: `GET ${metricsPath}`, run: createMetricsRoute(deps) },
    ].map((route) => [route.name, route]),
  )
  const app = createApp(deps, options)
  const details = new WeakMap<object, Details>()
  const answering = new WeakMap<object, ServerResponse>()
  const listener = getRequestListener(
    (request, env) => {
      const bindings = env as HttpBindings
      const { requestId, nameRoute } = details.get(bindings.outgoing) ?? unknownRequest
      return app.fetch(request, { ...bindings, requestId, nameRoute })
    },
    { ...listenerOptions, errorHandler: (error) => answerOddAddress(error, ids(), logger) },
  )

  function rawRouteOf(request: IncomingMessage): RawRoute | null {
    if (request.url?.startsWith(filesPrefix)) return files
    if (isQueries(request)) return queries
    const [path = ''] = (request.url ?? '').split('?')
    if (path === tusPath || path.startsWith(`${tusPath}/`)) return tus
    if (request.method === 'PUT' && path.startsWith(uploadPrefix)) return put
    return raw.get(`${request.method} ${path}`) ?? null
  }

  function handle(request: IncomingMessage, response: ServerResponse, expectsContinue: boolean): void {
    const requestId = ids()
    answering.set(request.socket, response)
    request.url = originForm(request.url)
    const started = performance.now()
    const route = rawRouteOf(request)
    let name = route?.name ?? 'other'
    const setHeaders = () => {
      response.setHeader('X-Request-Id', requestId)
      for (const name in securityHeaders) response.setHeader(name, securityHeaders[name] as string)
    }
    if (!route?.ownHeaders) setHeaders()
    response.on('close', () => {
      const elapsed = performance.now() - started
      const status = response.writableFinished ? response.statusCode : 499
      metrics.countRequest(name, status, elapsed / 1000)
      // A look at a panorama asks for hundreds of files, which the metrics count.
      const level = route === files && status < 400 ? 'debug' : 'info'
      if (!logger.isLevelEnabled(level)) return
      const milliseconds = Math.round(elapsed)
      const url = withoutToken(request.url)
      logger[level]({ requestId, method: request.method, url, status, milliseconds }, 'request')
    })
    const beginBody = () => {
      if (expectsContinue) response.writeContinue()
    }
    if (!route) {
      const nameRoute = (known: string) => {
        name = known
      }
      details.set(response, { requestId, nameRoute })
      beginBody()
      endSlowBody(request, bodyMilliseconds)
      drainBehind(request, response)
      void listener(request, response)
      return
    }
    route.run(request, response, { requestId, setHeaders, beginBody }).catch((error: unknown) => {
      if (!response.destroyed) answerError(request, response, reportError(error, requestId, logger))
    })
  }

  const server = createServer(
    {
      // An honest upload of 1 GB over a slow line takes hours; what is bounded is the time for the headers and the silence in between.
      requestTimeout: 0,
      headersTimeout: 20_000,
      keepAliveTimeout: 65_000,
    },
    (request, response) => handle(request, response, false),
  )
  server.timeout = silentMilliseconds
  const traffic = watchTraffic(server)
  metrics.countTraffic(() => traffic.read())
  server.maxConnections = mostConnections
  // Who wants to be asked first is told to go on only when the body is about to be read: a refusal then costs no upload.
  server.on('checkContinue', (request, response) => handle(request, response, true))
  server.on('clientError', (error, socket) => {
    refuseUnreadable(error, socket, { requestId: ids(), answering: answering.get(socket) })
  })
  return server
}

/** An address may name the server as well, as to a proxy (RFC 9112, 3.2.2): which route it is of does not depend on that. */
function originForm(url = ''): string {
  if (url.startsWith('/') || !/^https?:/i.test(url)) return url
  const { pathname, search } = URL.parse(url) ?? { pathname: url, search: '' }
  return pathname + search
}

/** What hono cannot begin with: a Host that is none, or an address such as `*`. */
function answerOddAddress(error: unknown, requestId: string, logger: Logger): Response {
  const message = 'The address or the Host of this request is not valid'
  const isOdd = error instanceof RequestError
  const reported = reportError(isOdd ? new ServiceError('INVALID_INPUT', message) : error, requestId, logger)
  const headers = {
    'X-Request-Id': requestId,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': dataPolicy,
  }
  return Response.json(reported.body, { status: reported.http, headers })
}

/** A link's token is a credential, so it is in no log, and so is a share's; of an address to put to, what would sign it. */
function withoutToken(url = ''): string {
  if (url.startsWith(filesPrefix)) {
    const end = url.slice(filesPrefix.length).search(/[/?]/)
    return `${filesPrefix}[token]${end < 0 ? '' : url.slice(filesPrefix.length + end)}`
  }
  return url.replace(
    /^(\/api\/v1\/uploads\/[^/?.]*\.|\/api\/v1\/shared\/|\/(?:s|embed)\/)[^/?]+/,
    '$1[token]',
  )
}
