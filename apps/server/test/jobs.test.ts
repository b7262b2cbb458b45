import { describe, expect, it } from 'vitest'
import type { Compression, Job } from '../src/contract/objects.ts'
import { type Failed, fetchBytes, newClient, type One } from './client.ts'
import { readMetric } from './metrics.ts'
import { photograph } from './pictures.ts'
import { startServer, storedFiles, temporaryFiles } from './server-process.ts'

const later = { Prefer: 'respond-async' }
type Compressions = { compressions: Compression[]; total: number }
type Jobs = { jobs: Job[]; nextCursor: string | null; total: number }

/** `TESSERA_JOBS_PER_USER=50` for the whole proof. */
const jobsPerUser = Number(process.env.TESSERA_JOBS_PER_USER ?? 6)
/** `TESSERA_JOBS_AT_KILL=100` for the whole proof. */
const jobsAtKill = Number(process.env.TESSERA_JOBS_AT_KILL ?? 40)
const users = 20

/** Many jobs on a machine that has other things to do. */
const patience = { timeout: 240_000 }

describe('jobs', () => {
  it('that waited when the server was killed all finish, none twice', patience, async () => {
    const env = { TESSERA_WORKERS: '2', TESSERA_COMPRESSIONS_PER_IMAGE: '200' }
    const server = await startServer({ env })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 320, height: 240 }))
    const path = `/images/${image.id}/compressions`
    const qualities = Array.from({ length: jobsAtKill }, (_, index) => index + 1)
    await Promise.all(
      qualities.map((quality) => client.send('POST', path, { format: 'webp', quality }, later)),
    )
    await server.kill()
    await server.start({ PORT: new URL(server.url).port })
    const ready = async () => (await client.get<Jobs>('/jobs?status=ready&limit=1')).body.total
    await expect.poll(ready, { ...patience, interval: 200 }).toBe(jobsAtKill)
    const { body } = await client.get<Compressions>(`${path}?limit=100`)
    expect(new Set(body.compressions.map(({ recipe }) => recipe.quality))).toEqual(new Set(qualities))
    const charged = image.bytes + body.compressions.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0)
    expect(await client.quota()).toMatchObject({ bytes: { used: charged } })
    expect(await storedFiles(server)).toHaveLength(jobsAtKill + 2)
    expect((await client.get<Jobs>('/jobs?status=failed')).body.total).toBe(0)
  })

  it('of one user do not wait behind another’s whole queue', patience, async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '2', TESSERA_COMPRESSIONS_PER_IMAGE: '100' } })
    const clients = await Promise.all(Array.from({ length: users }, () => newClient(server)))
    const images = await Promise.all(
      clients.map(async (client, seed) => client.store(await photograph({ width: 640, height: 480, seed }))),
    )
    const queued: string[] = []
    // Each queues all of its jobs before the next one begins to.
    for (const [index, client] of clients.entries()) {
      const path = `/images/${images[index]?.id}/compressions`
      const asked = Array.from({ length: jobsPerUser }, (_, quality) =>
        client.send('POST', path, { format: 'webp', quality: quality + 1 }, later),
      )
      // Once it is answered it waits; how long it takes to be written down on a busy disk is no matter of turns.
      await Promise.race(asked)
      queued.push(new Date().toISOString())
      await Promise.all(asked)
    }
    const jobsOf = async (client: (typeof clients)[number]) =>
      (await client.get<Jobs>('/jobs?limit=100')).body.jobs.filter(({ kind }) => kind === 'compression')
    const all = async () => Promise.all(clients.map(jobsOf))
    const isOver = (jobs: Job[][]) => jobs.flat().every(({ status }) => status === 'ready')
    await expect.poll(async () => isOver(await all()), { ...patience, interval: 500 }).toBe(true)
    const jobs = await all()
    expect(jobs.flat()).toHaveLength(users * jobsPerUser)
    for (const [index, mine] of jobs.entries()) {
      const first = mine.toSorted((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''))[0]
      if (!first?.startedAt) throw new Error('it was started')
      const [asked, started] = [queued[index] ?? '', first.startedAt]
      for (const theirs of jobs.filter((_, other) => other !== index)) {
        const between = theirs.filter(
          ({ startedAt }) => startedAt && startedAt > asked && startedAt < started,
        )
        // One turn, and the two that were taken but not yet written down as started.
        expect(between.length).toBeLessThanOrEqual(3)
      }
    }
  })

  it(
    'of the same bytes and recipe are done once, whoever asks, and each has its own file',
    patience,
    async () => {
      const server = await startServer({ env: { TESSERA_WORKERS: '2' } })
      const bytes = await photograph({ width: 1600, height: 1200 })
      const clients = await Promise.all(Array.from({ length: 4 }, () => newClient(server)))
      const images = await Promise.all(clients.map((client) => client.store(bytes)))
      const recipe = { format: 'avif', quality: 50 }
      const made = await Promise.all(
        clients.map((client, index) =>
          client.send<One>('POST', `/images/${images[index]?.id}/compressions`, recipe),
        ),
      )
      expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
      const files = await Promise.all(made.map(({ body }) => fetchBytes(body.compression.url ?? '')))
      for (const file of files) expect(file.equals(files[0] ?? Buffer.alloc(0))).toBe(true)
      const compressions = { kind: 'compression', outcome: 'ok' }
      expect(await readMetric(server, 'tessera_task_seconds_count', compressions)).toBe(1)
      expect(await readMetric(server, 'tessera_shared_outputs_total')).toBe(3)
      // What one deletes the others keep; and once nobody has it, it is made again.
      await clients[0]?.send('DELETE', `/images/${images[0]?.id}`)
      expect(
        (await fetchBytes(made[1]?.body.compression.url ?? '')).equals(files[0] ?? Buffer.alloc(0)),
      ).toBe(true)
      await Promise.all(clients.map((client, index) => client.send('DELETE', `/images/${images[index]?.id}`)))
      const image = await clients[0]?.store(bytes)
      const again = await clients[0]?.send<One>('POST', `/images/${image?.id}/compressions`, recipe)
      expect(again?.status).toBe(201)
      expect(await readMetric(server, 'tessera_task_seconds_count', compressions)).toBe(2)
    },
  )

  it('that are cancelled end at once, and give everything back', patience, async () => {
    const server = await startServer({ env: { TESSERA_WORKERS: '1' } })
    const client = await newClient(server)
    const image = await client.store(await photograph({ width: 3000, height: 2000 }))
    const path = `/images/${image.id}/compressions`
    const slow = await client.send<One>('POST', path, { format: 'avif', effort: 9, quality: 95 }, later)
    const waiting = await client.send<One>('POST', path, { format: 'avif', effort: 9, quality: 94 }, later)
    const statusOf = async (job: Job) => (await client.get<One>(`/jobs/${job.id}`)).body.job.status
    await expect.poll(() => statusOf(slow.body.job)).toBe('processing')
    for (const { body } of [waiting, slow]) {
      const cancelled = await client.send<One>('DELETE', `/jobs/${body.job.id}`)
      expect(cancelled).toMatchObject({ status: 200, body: { job: { status: 'cancelled' } } })
    }
    expect((await client.send('POST', path, { format: 'webp', width: 100 })).status).toBe(201)
    expect(await client.get('/jobs?status=cancelled')).toMatchObject({ body: { total: 2 } })
    expect(await client.get('/jobs?status=ready')).toMatchObject({ body: { total: 1 } })
    expect(await storedFiles(server)).toHaveLength(3)
    await expect.poll(() => temporaryFiles(server)).toEqual([])
    // A cancelled one can be asked for again.
    const again = await client.send<One>('POST', `/jobs/${waiting.body.job.id}/retry`)
    expect(again).toMatchObject({ status: 200, body: { job: { status: 'queued' } } })
    expect(await client.send<Failed>('POST', '/jobs/nothing/retry')).toMatchObject({ status: 404 })
  })
})

describe('a compression that is made again', () => {
  it('keeps its id and gets another link; the old one is dead', async () => {
    const server = await startServer()
    const client = await newClient(server)
    const image = await client.store(await photograph())
    const path = `/images/${image.id}/compressions`
    const first = (await client.send<One>('POST', path, { format: 'webp', width: 300 })).body.compression
    const answer = await client.send<One>('PATCH', `${path}/${first.id}`, { format: 'jpeg', width: 200 })
    expect(answer.status).toBe(200)
    const { compression } = answer.body
    expect(compression).toMatchObject({ id: first.id, status: 'ready', format: 'jpeg', width: 200 })
    expect(compression.url).not.toBe(first.url)
    expect((await fetch(first.url ?? '')).status).toBe(404)
    expect((await fetchBytes(compression.url ?? '')).length).toBe(compression.bytes)
    expect(await client.quota()).toMatchObject({ bytes: { used: image.bytes + (compression.bytes ?? 0) } })
    expect(await storedFiles(server)).toHaveLength(3)
    // By the same recipe nothing changes.
    const same = await client.send<One>('PATCH', `${path}/${first.id}`, { format: 'jpeg', width: 200 })
    expect(same.body.compression).toMatchObject({ id: first.id, jobId: compression.jobId })
    const other = (await client.send<One>('POST', path, { format: 'png' })).body.compression
    const taken = await client.send<Failed>('PATCH', `${path}/${other.id}`, { format: 'jpeg', width: 200 })
    expect(taken).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
    const stranger = await newClient(server)
    const theirs = await stranger.send<Failed>('PATCH', `${path}/${other.id}`, { format: 'gif' })
    expect(theirs).toMatchObject({ status: 404 })
    expect(await client.send('PATCH', `${path}/nothing`, { format: 'gif' })).toMatchObject({ status: 404 })
  })
})
