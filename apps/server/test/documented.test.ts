import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { newClient } from './client.ts'
import { startServer } from './server-process.ts'

interface Operation {
  responses: Record<string, unknown>
  requestBody?: unknown
}

const document = JSON.parse(
  await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'),
) as { paths: Record<string, Record<string, Operation>> }

const segments = ['01kq7x3v9m2c4d6f8g0h1j2k3m', 'x'.repeat(2000), '__proto__', '%00', '%E0%A4%A', '..%2f..']
const queries = ['limit=0', 'limit=1&limit=2', 'limit=1e3', 'cursor=W10', '__proto__=1', '%zz=%ff']
const bodies = ['', 'null', '[]', '{"__proto__":{"id":1}}', '{"name":1e999}', '[[['.repeat(2000), '{}']

it('answers nothing that the document does not have, whatever is sent', async () => {
  const server = await startServer()
  const clients = [await newClient(server), null]
  const undocumented: string[] = []
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, { responses, requestBody }] of Object.entries(operations)) {
      for (const client of clients) {
        const headers = client ? { Authorization: `Bearer ${client.token}` } : {}
        const ask = async (target: string, init: RequestInit = {}) => {
          const { status } = await fetch(server.url + target, {
            method: method.toUpperCase(),
            redirect: 'manual',
            ...init,
            headers: { ...headers, 'Content-Type': 'application/json', 'Tus-Resumable': '1.0.0' },
          })
          if (!(status in responses) || status >= 500)
            undocumented.push(`${method} ${target.slice(0, 80)} ${init.body ?? ''}: ${status}`.slice(0, 160))
        }
        const [first = ''] = segments
        const filled = fill(path, first)
        for (const segment of path.includes('{') ? segments : []) await ask(fill(path, segment))
        for (const query of method === 'get' ? queries : []) await ask(`${filled}?${query}`)
        for (const body of requestBody ? bodies : []) await ask(filled, { body })
      }
    }
  }
  expect(undocumented).toEqual([])
}, 120_000)

const fill = (path: string, segment: string) => path.replace(/\{\w+\}/g, segment)
