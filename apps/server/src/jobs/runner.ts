import { setTimeout as delay } from 'node:timers/promises'
import { type JobKind, type JobRow, StoreError } from '@tessera/db'
import type { Logger } from 'pino'
import type { Deps } from '../deps.ts'
import { createFairQueue } from '../fair-queue.ts'
import { ServiceError } from '../services/errors.ts'
import type { RunJob } from './run-job.ts'

export interface JobRunner {
  /** Queues a job that the store already holds. */
  enqueue(job: JobRow, options: { urgent: boolean }): void
  /** Resolves true once the job is over, false if that takes longer than `milliseconds`. */
  settled(jobId: string, milliseconds: number): Promise<boolean>
  /** Stops a job that was cancelled, or whose image is gone; its process is killed. */
  stop(jobId: string): void
  /** Takes up what an earlier process left, from the store. */
  resume(): Promise<void>
  /** Starts no more jobs and waits for the running ones; those that wait stay in the store. */
  drain(): Promise<void>
  /** Jobs that wait for their turn, those that wait before they are tried again included. */
  readonly waiting: number
}

interface Running {
  kind: JobKind
  abort: AbortController
  done: Promise<void>
  /** One that waits for what another job makes, or is being stored, needs no process, so it keeps nobody from running. */
  phase: 'working' | 'waiting' | 'storing'
  /** It was cancelled and is asked for again before it has ended: what to begin then. */
  again: { job: JobRow; urgent: boolean } | null
}

/** A full disk may get room again. */
const fullDiskMilliseconds = 10_000

/** Starts the store's jobs, as many at once as there are processes: fair between users, what a person waits for first. */
export function createJobRunner({
  store,
  pool,
  clock,
  logger,
  runJob,
}: Pick<Deps, 'store' | 'pool' | 'clock'> & { logger: Logger; runJob: RunJob }): JobRunner {
  const queue = createFairQueue<{ job: JobRow; urgent: boolean }>()
  const running = new Map<string, Running>()
  /** Those that wait for a time, not for their turn. */
  const postponed = new Map<string, AbortController>()
  const waiters = new Map<string, PromiseWithResolvers<void>>()
  const stopping = new AbortController()
  // Where there is more than one process, one is left for all that does not take minutes.
  const mostLong = Math.max(1, pool.size - 1)

  function enqueue(job: JobRow, { urgent }: { urgent: boolean }): void {
    if (stopping.signal.aborted) return
    if (!waiters.has(job.id)) waiters.set(job.id, Promise.withResolvers())
    const earlier = running.get(job.id)
    if (earlier) {
      earlier.again = { job, urgent }
      return
    }
    const wait = job.notBefore === null ? 0 : Date.parse(job.notBefore) - clock().getTime()
    if (wait > 0) postpone(job, { urgent, milliseconds: wait })
    else {
      queue.push({ job, urgent }, { userId: job.userId, urgent })
      startNext()
    }
  }

  function postpone(job: JobRow, { urgent, milliseconds }: { urgent: boolean; milliseconds: number }): void {
    const stop = new AbortController()
    postponed.set(job.id, stop)
    const signal = AbortSignal.any([stop.signal, stopping.signal])
    delay(milliseconds, undefined, { signal }).then(
      () => {
        postponed.delete(job.id)
        enqueue(job, { urgent })
      },
      () => {}, // cancelled; or the server stops, and the job stays in the store
    )
  }

  function startNext(): void {
    while (!stopping.signal.aborted) {
      const jobs = [...running.values()]
      const working = jobs.filter(({ phase }) => phase === 'working')
      const long = working.filter(({ kind }) => isLong(kind)).length
      const fits = ({ job }: { job: JobRow }) => !isLong(job.kind) || long < mostLong
      // A disk that is slower than the processes must not have ever more files wait for it.
      const isDiskBehind = jobs.filter(({ phase }) => phase === 'storing').length >= 2 * pool.size
      const next = working.length < pool.size && !isDiskBehind ? queue.shift(fits) : undefined
      if (!next) return
      start(next)
    }
  }

  function start({ job, urgent }: { job: JobRow; urgent: boolean }): void {
    const abort = new AbortController()
    const entry: Running = {
      kind: job.kind,
      abort,
      phase: 'working',
      again: null,
      done: Promise.resolve(),
    }
    const enter = (phase: Running['phase']) => {
      entry.phase = phase
      startNext()
    }
    async function waitFor<T>(other: Promise<T>): Promise<T> {
      enter('waiting')
      try {
        return await orAborted(other, abort.signal)
      } finally {
        entry.phase = 'working'
      }
    }
    const onMade = () => enter('storing')
    entry.done = runJob(job, { signal: abort.signal, urgent, waitFor, onMade })
      .catch((error: unknown) => settleUnwritten(job, error))
      .then((notBefore) => {
        running.delete(job.id)
        if (entry.again && !stopping.signal.aborted) enqueue(entry.again.job, entry.again)
        else if (notBefore === null || stopping.signal.aborted) finish(job.id)
        else enqueue({ ...job, notBefore }, { urgent })
        startNext()
      })
    running.set(job.id, entry)
  }

  /** The store did not take the start or the end of it. A full disk may get room again; a read-only store needs a restart. */
  async function settleUnwritten(job: JobRow, error: unknown): Promise<null> {
    logger.error({ err: error, jobId: job.id }, 'a job could not be settled')
    if (error instanceof StoreError && error.code === 'OUT_OF_DISK') {
      const row = await store.jobs.get(job.userId, job.id).catch(() => null)
      postpone(row ?? job, { urgent: false, milliseconds: fullDiskMilliseconds })
    }
    return null
  }

  function finish(jobId: string): void {
    waiters.get(jobId)?.resolve()
    waiters.delete(jobId)
  }

  return {
    enqueue,

    async settled(jobId, milliseconds) {
      const waiter = waiters.get(jobId)
      if (!waiter) return true
      const timer = new AbortController()
      const late = delay(milliseconds, false, { signal: timer.signal }).catch(() => false)
      const over = waiter.promise.then(() => true)
      return Promise.race([over, late]).finally(() => timer.abort())
    },

    stop(jobId) {
      const entry = running.get(jobId)
      if (entry) entry.again = null
      entry?.abort.abort(new ServiceError('CANCELLED', 'The job was cancelled'))
      const isWaiting = postponed.has(jobId) || queue.remove(({ job }) => job.id === jobId)
      postponed.get(jobId)?.abort()
      postponed.delete(jobId)
      if (isWaiting) finish(jobId)
    },

    async resume() {
      for (const job of await store.jobs.listQueued()) enqueue(job, { urgent: false })
    },

    async drain() {
      stopping.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
    },

    get waiting() {
      return queue.length + postponed.size
    },
  }
}

function isLong(kind: JobKind): boolean {
  return kind === 'tiling'
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>()
  const abort = () => aborted.reject(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  return Promise.race([promise, aborted.promise]).finally(() => signal.removeEventListener('abort', abort))
}
