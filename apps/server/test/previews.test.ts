import { describe, expect, it } from 'vitest'
import { type Client, type Failed, newClient, type One } from './client.ts'
import { readMetric } from './metrics.ts'
import { decode, photograph } from './pictures.ts'
import { type ServerProcess, startServer, temporaryFiles } from './server-process.ts'

type Points = { points: { format: string; quality: number; bytes: number; ssim: number }[] }

function preview(
  server: ServerProcess,
  client: Client,
  { id, recipe, signal }: { id: string; recipe: unknown; signal?: AbortSignal },
): Promise<Response> {
  return fetch(`${server.url}/api/v1/images/${id}/preview`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(recipe),
    ...(signal ? { signal } : {}),
  })
}

describe('a preview', () => {
  it('is what a recipe makes at the width of a screen, and is neither kept nor counted', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 1600, height: 1200 }))
    const before = await client.quota()
    for (const format of ['jpeg', 'webp', 'avif', 'png'] as const) {
      const answer = await preview(server, client, { id: image.id, recipe: { format, quality: 60 } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(`image/${format}`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('tessera-bytes')).toBe(String(bytes.length))
      expect(answer.headers.get('tessera-quality')).toBe(format === 'png' ? null : '60')
      const ssim = Number(answer.headers.get('tessera-ssim'))
      expect(ssim).toBeGreaterThan(0.5)
      expect(ssim).toBeLessThanOrEqual(1)
      const shown = await decode(bytes)
      expect([shown.width, shown.height]).toEqual([1280, 960])
    }
    expect(await client.quota()).toEqual(before)
    expect((await client.get<{ total: number }>(`/images/${image.id}/compressions`)).body.total).toBe(0)
    expect(await temporaryFiles(server)).toEqual([])
  })

  it('refuses what a compression would refuse, and what is not there', async () => {
    const server = await startServer()
    const [owner, stranger] = [await newClient(server), await newClient(server)]
    const image = await owner.store(await photograph())
    const path = `/images/${image.id}/preview`
    const refusals: [Promise<{ status: number; body: Failed }>, number, string][] = [
      [owner.send('POST', path, { quality: 101 }), 400, 'INVALID_INPUT'],
      [owner.send('POST', path, { crop: { left: 0, top: 0, width: 9999, height: 1 } }), 400, 'INVALID_INPUT'],
      [stranger.send('POST', path, { format: 'webp' }), 404, 'NOT_FOUND'],
      [stranger.send('POST', `/images/${image.id}/curve`, {}), 404, 'NOT_FOUND'],
      [owner.send('POST', `/images/${image.id}/curve`, { formats: ['png'] }), 400, 'INVALID_INPUT'],
    ]
    for (const [answering, status, code] of refusals)
      expect(await answering).toMatchObject({ status, body: { error: { code } } })
    await owner.send('DELETE', `/images/${image.id}`)
    expect(await owner.send('POST', path, { format: 'webp' })).toMatchObject({ status: 404 })
    expect(await temporaryFiles(server)).toEqual([])
  })

  it('is answered while every core works on slow images', async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '2' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 2400, height: 1600 }))
    const path = `/images/${image.id}/compressions`
    const slow = { format: 'avif', effort: 9 }
    for (const quality of [90, 91, 92])
      await client.send('POST', path, { ...slow, quality }, { Prefer: 'respond-async' })
    await expect.poll(() => readMetric(server, 'tessera_tasks_running')).toBe(2)
    const answer = await preview(server, client, { id: image.id, recipe: { format: 'webp' } })
    expect(answer.status).toBe(200)
    await answer.arrayBuffer()
    expect(await readMetric(server, 'tessera_tasks_running')).toBe(2)
    expect(await readMetric(server, 'tessera_jobs_total', { status: 'ready' })).toBe(0)
  })

  it('is given up when its client goes away, and the next one is answered', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 1280, height: 960 }))
    // A search of many encodes.
    const slow = { format: 'jxl', ssim: 0.95 }
    const leaving = new AbortController()
    const gone = preview(server, client, { id: image.id, recipe: slow, signal: leaving.signal })
    gone.catch(() => {})
    await expect.poll(() => readMetric(server, 'tessera_tasks_running')).toBe(1)
    leaving.abort()
    await expect(gone).rejects.toThrow()
    const aborted = { kind: 'preview', outcome: 'aborted' }
    await expect.poll(() => readMetric(server, 'tessera_task_seconds_count', aborted)).toBe(1)
    expect((await preview(server, client, { id: image.id, recipe: { format: 'webp' } })).status).toBe(200)
    await expect.poll(() => temporaryFiles(server)).toEqual([])
  })

  it('is not asked for without measure', async () => {
    const server = await startServer({ env: { TESSERA_RATE_LIMIT_SCALE: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 1600, height: 1200 }))
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        preview(server, client, { id: image.id, recipe: { format: 'webp', quality: 10 + index } }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(4)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.headers.get('retry-after')).toBe('1')
  })
})

describe('a curve', () => {
  it('has bytes and similarity of each quality', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const request = { formats: ['jpeg', 'webp'], qualities: [20, 60, 90], width: 320 }
    const { status, body } = await client.send<Points>('POST', `/images/${image.id}/curve`, request)
    expect(status).toBe(200)
    expect(body.points.map(({ format, quality }) => [format, quality])).toEqual([
      ['jpeg', 20],
      ['jpeg', 60],
      ['jpeg', 90],
      ['webp', 20],
      ['webp', 60],
      ['webp', 90],
    ])
    for (const [low, high] of [
      [0, 2],
      [3, 5],
    ] as const) {
      expect(body.points[high]?.bytes).toBeGreaterThan(body.points[low]?.bytes ?? Number.NaN)
      expect(body.points[high]?.ssim).toBeGreaterThan(body.points[low]?.ssim ?? Number.NaN)
    }
    const made = await client.send<One>('POST', `/images/${image.id}/compressions`, { format: 'webp' })
    expect(made.status).toBe(201)
  })
})
