import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { newClient } from './client.ts'
import { readMetric } from './metrics.ts'
import { photograph } from './pictures.ts'
import { startServer } from './server-process.ts'

describe('metrics', () => {
  it('count requests, jobs, tasks, bytes and calls of the database', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    await client.send('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    await client.upload({ bytes: Buffer.from('no image'), name: 'x.jpg' })
    await client.get('/images/nothing')
    await fetch(image.url).then((answer) => answer.arrayBuffer())
    const count = 'tessera_http_request_seconds_count'
    const counted = (labels: Record<string, string>) => readMetric(server, count, labels)
    await expect.poll(() => counted({ route: '/files/', status: '200' })).toBe(1)
    expect(await counted({ route: 'GET /api/v1/images/{id}', status: '404' })).toBe(1)
    expect(await counted({ route: 'POST /api/v1/images', status: '201' })).toBe(1)
    expect(await counted({ route: 'POST /api/v1/images', status: '415' })).toBe(1)
    expect(await readMetric(server, 'tessera_jobs_total', { kind: 'compression', status: 'ready' })).toBe(1)
    const refused = { kind: 'examine', outcome: 'UNSUPPORTED_FORMAT' }
    expect(await readMetric(server, 'tessera_task_seconds_count', refused)).toBe(1)
    expect(await readMetric(server, 'tessera_store_seconds_count', { verb: 'images.create' })).toBe(1)
    expect(await readMetric(server, 'tessera_http_bytes_total', { direction: 'in' })).toBeGreaterThan(
      image.bytes,
    )
    expect(await readMetric(server, 'tessera_http_bytes_total', { direction: 'out' })).toBeGreaterThan(
      image.bytes,
    )
    expect(await readMetric(server, 'tessera_jobs_waiting')).toBe(0)
    // What anybody may ask for must not become a name of its own.
    await fetch(`${server.url}/api/v1/made-up`)
    const text = await (await fetch(`${server.url}/metrics`)).text()
    expect(text).not.toContain('made-up')
    expect(text).not.toContain(image.id)
    // Each of them is explained to the operator; those of the process are there together.
    const page = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name)
    const own = names.filter((name) => !/^tessera_(?:process|nodejs)_/.test(name))
    expect(own.length).toBeGreaterThan(10)
    expect(own.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('are the operator’s: not for who comes through a proxy, or without the token', async () => {
    const server = await startServer()
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
    const forwarded = await fetch(`${server.url}/metrics`, { headers: { 'X-Forwarded-For': '127.0.0.1' } })
    expect(forwarded.status).toBe(404)
    const behind = await startServer({ env: { TESSERA_PUBLIC_URL: 'https://images.example.org' } })
    // Lines of the log come in lumps, a second late at most.
    await expect.poll(() => behind.output()).toContain('"port":')
    const local = `http://127.0.0.1:${/"port":(\d+)/.exec(behind.output())?.[1]}`
    expect((await fetch(`${local}/metrics`)).status).toBe(404)
    const token = 'a token for prometheus'
    const guarded = await startServer({ env: { TESSERA_METRICS_TOKEN: token } })
    const ask = (Authorization: string) => fetch(`${guarded.url}/metrics`, { headers: { Authorization } })
    expect((await ask(`Bearer ${token}`)).status).toBe(200)
    expect((await ask(`Bearer ${token}x`)).status).toBe(404)
    expect((await fetch(`${guarded.url}/metrics`)).status).toBe(404)
  })
})
