import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { initTRPC } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'

// What an answer over tRPC costs at least by its own adapter in hono: one procedure, without middleware, input or context. Argument: the file
// that holds the whole answer.

const [path = ''] = process.argv.slice(2)
const { result } = JSON.parse(await readFile(path, 'utf8')) as { result: { data: object } }
const t = initTRPC.create()
const router = t.router({ images: t.router({ list: t.procedure.query(() => result.data) }) })
const app = new Hono().all('/trpc/*', (c) =>
  fetchRequestHandler({ endpoint: '/trpc', req: c.req.raw, router }),
)
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
