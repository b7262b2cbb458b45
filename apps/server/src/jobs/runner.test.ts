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
  const runs: { id: string; signal: AbortSignal; made: () => void; end: () => void }[] = []
  const runner = createJobRunner({
    // What runs a job talks to these, and the runner itself does not here.
    store: {} as never,
    pool: { size: 2 } as never,
    clock: () => new Date(),
    logger: pino({ level: 'silent' }),
    runJob: async ({ id }, { signal, onMade }) => {
      const { promise, resolve } = Promise.withResolvers<null>()
      runs.push({ id, signal, made: onMade, end: () => resolve(null) })
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

it('gives the place of a job that is being stored to the next one, but not ever more of them', async () => {
  const { runner, runs } = openRunner()
  const ids = [...'abcdefgh'].map((name) => name.repeat(26))
  for (const id of ids) runner.enqueue({ ...job, id }, { urgent: false })
  expect(runs).toHaveLength(2)
  for (const made of [2, 3, 4]) {
    runs[made - 2]?.made()
    expect(runs).toHaveLength(made + 1)
  }
  // Four are being stored, twice as many as there are processes: the disk is behind.
  runs[3]?.made()
  expect(runs).toHaveLength(5)
  runs[0]?.end()
  await expect.poll(() => runs.length).toBe(6)
  for (const id of ids.slice(6)) expect(runs.map((run) => run.id)).not.toContain(id)
  for (let i = 1; i < 8; i++) {
    runs[i]?.end()
    await expect.poll(() => runner.settled(ids[i] ?? '', 0)).toBe(true)
  }
  expect(runs.map(({ id }) => id)).toEqual(ids)
})
