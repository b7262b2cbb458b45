import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ImageError } from '@tessera/core/recipes'
import { type JobRow, type RowError, StoreError } from '@tessera/db'
import { imagePrefix } from '@tessera/storage'
import type { Logger } from 'pino'
import { ServiceError } from '../services/errors.ts'
import { handlers, type JobContext, type Made } from './handlers.ts'
import { createFairQueue } from './queue.ts'

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
}

const maxAttempts = 3

/** Runs the store's jobs in the pool: fair between users, one result each, at most three attempts when a process dies. */
export function createJobRunner(context: JobContext & { logger: Logger; clock: () => Date }): JobRunner {
  const { store, blobs, pool, clock, logger } = context
  const queue = createFairQueue<{ job: JobRow; urgent: boolean }>()
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>()
  const waiters = new Map<string, PromiseWithResolvers<void>>()
  const stopping = new AbortController()

  const now = () => clock().toISOString()

  function enqueue(job: JobRow, { urgent }: { urgent: boolean }): void {
    if (stopping.signal.aborted) return
    if (!waiters.has(job.id)) waiters.set(job.id, Promise.withResolvers())
    queue.push({ job, urgent }, { userId: job.userId, urgent })
    startNext()
  }

  function startNext(): void {
    // One more than batch work can use, for the pool's interactive process; the pool keeps the rest in line.
    while (!stopping.signal.aborted && running.size <= pool.size) {
      const next = queue.shift()
      if (!next) return
      const abort = new AbortController()
      const done = runJob(next.job, next.urgent, abort.signal)
        .catch((error: unknown) =>
          logger.error({ err: error, jobId: next.job.id }, 'a job could not be settled'),
        )
        .finally(() => {
          running.delete(next.job.id)
          startNext()
        })
      running.set(next.job.id, { abort, done })
    }
  }

  async function runJob(queued: JobRow, urgent: boolean, signal: AbortSignal): Promise<void> {
    const job = await store.jobs.start(queued.userId, queued.id, now())
    if (!job) return finish(queued.id)
    // A folder of its own, so that whatever a process that was killed leaves half-written goes with it.
    const folder = blobs.createTemp()
    const output = join(folder, 'output')
    try {
      await mkdir(folder, { mode: 0o700 })
      const made = await handlers[job.kind](context, job, { signal, urgent, output })
      await keep(job, made)
      finish(job.id)
    } catch (error) {
      if (signal.aborted) return finish(job.id)
      await settleFailure(job, urgent, error)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  /** Bytes first, row second. When the row is not wanted any more, or refused, the bytes go again. */
  async function keep(job: JobRow, { outcome, blob }: Made): Promise<void> {
    if (blob) await blobs.moveFromTemp(blob.path, blob.key)
    let kept = false
    try {
      kept = await store.jobs.complete(job.userId, job.id, outcome, now())
    } finally {
      if (!kept && blob) await blobs.delete(blob.key)
    }
  }

  async function settleFailure(job: JobRow, urgent: boolean, cause: unknown): Promise<void> {
    // A bad image stays bad; a process that was killed may have been unlucky.
    const crashed = cause instanceof ServiceError && cause.code === 'PROCESSING_FAILED'
    const retry = crashed && job.attempts < maxAttempts
    const error = explain(cause)
    if (error.code === 'INTERNAL') logger.error({ err: cause, jobId: job.id }, 'a job failed unexpectedly')
    else logger.warn({ jobId: job.id, kind: job.kind, attempts: job.attempts, retry, error }, 'a job failed')
    await store.jobs.fail(job.userId, job.id, { error, retry }, now())
    if (!retry) {
      if (job.kind === 'thumbnail') await removeImage(job)
      return finish(job.id)
    }
    delay(1000 * 2 ** (job.attempts - 1), undefined, { signal: stopping.signal }).then(
      () => enqueue(job, { urgent }),
      () => {},
    )
  }

  /** The thumbnail of a large image is its proof: one that cannot be decoded is taken back, and its quota with it. */
  async function removeImage({ userId, imageId }: JobRow): Promise<void> {
    await store.images.delete(userId, [imageId], now())
    await blobs.deletePrefix(imagePrefix({ userId, id: imageId }))
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
      running.get(jobId)?.abort.abort(new ServiceError('CANCELLED', 'The job was cancelled'))
      if (queue.remove(({ job }) => job.id === jobId)) finish(jobId)
    },

    async resume() {
      for (const job of await store.jobs.listQueued()) enqueue(job, { urgent: false })
    },

    async drain() {
      stopping.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** What the owner of a job may read. */
function explain(error: unknown): RowError {
  if (error instanceof ImageError || error instanceof ServiceError || error instanceof StoreError) {
    return { code: error.code, message: error.message }
  }
  return { code: 'INTERNAL', message: 'Something went wrong on the server' }
}
