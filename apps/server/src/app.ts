import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Deps } from './deps.ts'
import { dataPolicy } from './http/answer.ts'
import type { AppEnv } from './http/app-env.ts'
import { contextOf } from './http/context.ts'
import { allowedHeaders, exposedHeaders } from './http/cors.ts'
import { reportError } from './http/errors.ts'
import { readBody } from './http/read-body.ts'
import { createOpenApiDocument } from './rest/document.ts'
import { mountRest } from './rest/mount.ts'
import { mountApiDocs } from './routes/api-docs.ts'
import { mountHealth } from './routes/health.ts'
import { mountWeb } from './routes/web.ts'
import { ServiceError } from './services/errors.ts'
import { maxBatchSize, trpcEndpoint } from './trpc/endpoint.ts'
import { toProcedureContext } from './trpc/init.ts'
import { appRouter } from './trpc/router.ts'

/** All that is not a stream of bytes: REST, tRPC, health and the web app. */
export function createApp(deps: Deps, { webFolder }: { webFolder: string }): Hono<AppEnv> {
  const app = new Hono<AppEnv>()

  app.onError((error, c) => {
    const reported = reportError(error, c.env.requestId, deps.logger)
    const headers = {
      ...reported.headers,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': dataPolicy,
    }
    return c.json(reported.body, reported.http as ContentfulStatusCode, headers)
  })
  app.notFound((c) => {
    throw new ServiceError('NOT_FOUND', `There is nothing at ${c.req.method} ${c.req.path}`)
  })

  mountHealth(app, deps)
  mountApiDocs(app)

  const allowOrigins = cors({
    origin: [...deps.config.corsOrigins],
    allowHeaders: allowedHeaders,
    exposeHeaders: exposedHeaders,
    maxAge: 86_400,
  })
  for (const path of ['/api/*', '/trpc/*']) {
    app.use(path, async (c, next) => {
      if (c.req.header('origin') !== undefined) return allowOrigins(c, next)
      c.env.outgoing.setHeader('Vary', 'Origin')
      await next()
    })
    app.use(path, async (c, next) => {
      const { incoming, outgoing, requestId } = c.env
      // Not by hono: it makes a new answer for each header that comes after the body, and then has to stream that.
      outgoing.setHeader('Cache-Control', 'no-store')
      outgoing.setHeader('Content-Security-Policy', dataPolicy)
      const context = await contextOf(deps, incoming, { requestId, response: outgoing })
      c.set('context', context)
      await next()
      for (const cookie of context.cookies) outgoing.appendHeader('Set-Cookie', cookie)
    })
  }

  const document = JSON.stringify(createOpenApiDocument())
  app.get('/api/openapi.json', (c) =>
    c.body(document, 200, { 'Content-Type': 'application/json; charset=utf-8' }),
  )
  mountRest(app)
  app.all('/trpc/*', async (c) => {
    c.env.nameRoute('trpc')
    return fetchRequestHandler({
      endpoint: trpcEndpoint,
      req: await readRequest(c),
      router: appRouter,
      createContext: () => toProcedureContext(c.get('context')),
      maxBatchSize,
    })
  })
  mountWeb(app, deps, { folder: webFolder })
  return app
}

/** The request with its body, which is short and read already: what is too long or breaks off is no affair of tRPC's. */
async function readRequest(c: Context<AppEnv>): Promise<Request> {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return c.req.raw
  const body = await readBody(c.env.incoming)
  return new Request(c.req.url, {
    method: c.req.method,
    headers: c.req.raw.headers,
    signal: c.req.raw.signal,
    body,
  })
}
