import type { JobRow } from '@tessera/db'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createJobRunner } from './runner.ts'

const job: JobRow = {
  id: 'j'.repeat(26),
  userId: 'u'.repeat(26),
  kind: 'digest',
  status: 'queued',
  imageId: 'i'.repeat(26),
  outputId: null,
  attempts: 0,
  notBefore: null,
  error: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  startedAt: null,
  finishedAt: null,
}

/** A runner whose jobs end when the test says so. */
function openRunner() {
  const runs: { id: string; signal: AbortSignal; isStarted: boolean; end: () => void }[] = []
  const runner = createJobRunner({
    // What runs a job talks to these, and the runner itself does not here.
    store: {} as never,
    pool: { size: 2 } as never,
    clock: () => new Date(),
    logger: pino({ level: 'silent' }),
    runJob: async ({ id }, { signal, isStarted }) => {
      const { promise, resolve } = Promise.withResolvers<null>()
      runs.push({ id, signal, isStarted, end: () => resolve(null) })
      return promise
    },
  })
  return { runner, runs }
}

it('begins a job that is retried while it is still being cancelled once that has ended, and can stop it again', async () => {
  const { runner, runs } = openRunner()
  runner.enqueue(job, { urgent: false })
  runner.stop(job.id)
  runner.enqueue(job, { urgent: false })
  expect(runs.map(({ signal }) => signal.aborted)).toEqual([true])
  runs[0]?.end()
  await expect.poll(() => runs.length).toBe(2)
  expect(runs[1]?.signal.aborted).toBe(false)
  expect(await runner.settled(job.id, 0)).toBe(false)
  runner.stop(job.id)
  expect(runs[1]?.signal.aborted).toBe(true)
  runs[1]?.end()
  expect(await runner.settled(job.id, 60_000)).toBe(true)
  expect(runs).toHaveLength(2)
})

it('does not begin one that is cancelled once more before it could', async () => {
  const { runner, runs } = openRunner()
  runner.enqueue(job, { urgent: false })
  runner.stop(job.id)
  runner.enqueue(job, { urgent: false })
  runner.stop(job.id)
  runs[0]?.end()
  expect(await runner.settled(job.id, 60_000)).toBe(true)
  expect(runs).toHaveLength(1)
})

it('leaves a process free for what is short, however many tilings wait', async () => {
  const { runner, runs } = openRunner()
  for (const id of ['a', 'b'])
    runner.enqueue({ ...job, id: id.repeat(26), kind: 'tiling' }, { urgent: false })
  expect(runs).toHaveLength(1)
  runner.enqueue(job, { urgent: false })
  expect(runs).toHaveLength(2)
  runs[0]?.end()
  await expect.poll(() => runs.length).toBe(3)
  for (const { end } of runs) end()
  expect(await runner.settled('b'.repeat(26), 60_000)).toBe(true)
})

it('starts a job with the change that stores it where there is a place, which is kept meanwhile', async () => {
  const { runner, runs } = openRunner()
  const named = (name: string) => ({ ...job, id: name.repeat(26) })
  const told: boolean[] = []
  const launch = (name: string, stored: Promise<unknown>) =>
    runner.launch(async (starts) => {
      told.push(starts)
      await stored
      return { job: named(name) }
    })
  runner.enqueue(named('a'), { urgent: false })
  const { promise, resolve } = Promise.withResolvers<void>()
  const launched = launch('b', promise)
  runner.enqueue(named('c'), { urgent: true })
  const queued = launch('d', Promise.resolve())
  await queued
  expect(runs.map(({ id }) => id[0])).toEqual(['a'])
  resolve()
  await launched
  expect(told).toEqual([true, false])
  expect(runs.map(({ id, isStarted }) => [id[0], isStarted])).toEqual([
    ['a', false],
    ['b', true],
  ])
  runs[0]?.end()
  await expect.poll(() => runs.length).toBe(3)
  expect(runs[2]).toMatchObject({ id: named('c').id, isStarted: false })
  runs[1]?.end()
  expect(await runner.settled(named('b').id, 60_000)).toBe(true)
})

it('gives the place back when nothing was stored, and waits at the end for what is being stored', async () => {
  const { runner, runs } = openRunner()
  runner.enqueue(job, { urgent: false })
  const { promise, reject } = Promise.withResolvers<{ job: JobRow }>()
  const refused = runner.launch(() => promise)
  runner.enqueue({ ...job, id: 'k'.repeat(26) }, { urgent: false })
  expect(runs).toHaveLength(1)
  reject(new Error('The quota is used up'))
  await expect(refused).rejects.toThrow('The quota is used up')
  expect(runs).toHaveLength(2)
  for (const { end } of runs) end()
  expect(await runner.settled('k'.repeat(26), 60_000)).toBe(true)

  const stored = Promise.withResolvers<{ job: JobRow }>()
  const launched = runner.launch(() => stored.promise)
  const drained = runner.drain()
  stored.resolve({ job: { ...job, id: 'l'.repeat(26) } })
  await launched
  expect(runs).toHaveLength(3)
  runs[2]?.end()
  await drained
})
