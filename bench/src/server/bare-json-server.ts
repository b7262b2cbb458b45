import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

// What an answer in JSON costs at least in hono. Argument: the file that holds it.

const [path = ''] = process.argv.slice(2)
const answer = JSON.parse(await readFile(path, 'utf8')) as object
const app = new Hono().get('/', (c) => c.json(answer))
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
