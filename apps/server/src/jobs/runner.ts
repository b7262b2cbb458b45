import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { ImageError } from '@tessera/core/recipes'
import { type JobRow, StoreError } from '@tessera/db'
import { imagePrefix } from '@tessera/storage'
import type { Logger } from 'pino'
import { isOutcomeUnknown, ServiceError, toRowError } from '../services/errors.ts'
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
  const running = new Map<string, { urgent: boolean; abort: AbortController; done: Promise<void> }>()
  const waiters = new Map<string, PromiseWithResolvers<void>>()
  const stopping = new AbortController()

  const now = () => clock().toISOString()

  function enqueue(job: JobRow, { urgent }: { urgent: boolean }): void {
    if (stopping.signal.aborted) return
    if (!waiters.has(job.id)) waiters.set(job.id, Promise.withResolvers())
    queue.push({ job, urgent }, { userId: job.userId, urgent })
    startNext()
  }

  function enqueueLater(
    job: JobRow,
    { urgent, milliseconds }: { urgent: boolean; milliseconds: number },
  ): void {
    delay(milliseconds, undefined, { signal: stopping.signal }).then(
      () => enqueue(job, { urgent }),
      () => {}, // the server stops; the job stays in the store
    )
  }

  function startNext(): void {
    // As many as the pool has processes; the one that it keeps for people is never taken by batch work.
    while (!stopping.signal.aborted && running.size <= pool.size) {
      const batch = [...running.values()].filter(({ urgent }) => !urgent).length
      const next = queue.shift({ urgentOnly: batch >= pool.size })
      if (!next) return
      const { job, urgent } = next
      const abort = new AbortController()
      const done = runJob(job, urgent, abort.signal)
        .catch((error: unknown) => {
          // The store did not take the start or the end of it. A full disk may get room again; a read-only store needs a restart.
          logger.error({ err: error, jobId: job.id }, 'a job could not be settled')
          finish(job.id)
          if (error instanceof StoreError && error.code === 'OUT_OF_DISK')
            enqueueLater(job, { urgent: false, milliseconds: 10_000 })
        })
        .finally(() => {
          running.delete(job.id)
          startNext()
        })
      running.set(job.id, { urgent, abort, done })
    }
  }

  async function runJob(queued: JobRow, urgent: boolean, signal: AbortSignal): Promise<void> {
    const job = await store.jobs.start(queued.userId, queued.id, now())
    if (!job) return finish(queued.id)
    try {
      await blobs.withTempFolder(async (folder) => {
        const run = { signal, urgent, output: join(folder, 'output') }
        await keep(job, await handlers[job.kind](context, job, run))
      })
      finish(job.id)
    } catch (error) {
      if (signal.aborted) return finish(job.id)
      await settleFailure(job, urgent, error)
    }
  }

  /** Bytes first, row second. When the row is not wanted any more, or refused, the bytes go again. */
  async function keep(job: JobRow, { outcome, blob }: Made): Promise<void> {
    if (blob) await blobs.moveFromTemp(blob.path, blob.key)
    let wanted = false
    try {
      wanted = await store.jobs.complete(job.userId, job.id, outcome, now())
    } catch (error) {
      wanted = isOutcomeUnknown(error)
      throw error
    } finally {
      if (!wanted && blob) await blobs.delete(blob.key)
    }
  }

  async function settleFailure(job: JobRow, urgent: boolean, cause: unknown): Promise<void> {
    const error = toRowError(cause)
    const retry = !isFinal(cause) && job.attempts < maxAttempts
    if (error.code === 'INTERNAL')
      logger.error({ err: cause, jobId: job.id, retry }, 'a job failed unexpectedly')
    else logger.warn({ jobId: job.id, kind: job.kind, attempts: job.attempts, retry, error }, 'a job failed')
    await store.jobs.fail(job.userId, job.id, { error, retry }, now())
    if (retry) return enqueueLater(job, { urgent, milliseconds: 1000 * 2 ** (job.attempts - 1) })
    // The thumbnail of a large image is its proof: one that cannot be decoded is taken back, and its quota with it.
    if (job.kind === 'thumbnail' && isImagesFault(cause)) await removeImage(job)
    finish(job.id)
  }

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

/** Whether trying again cannot help: the image or the recipe is what it is. A process that died may have been unlucky, a disk may be full for now. */
function isFinal(error: unknown): boolean {
  return error instanceof ImageError || (error instanceof StoreError && error.code !== 'OUT_OF_DISK')
}

/** Whether it says something about the image, and not about the server: it is broken, or kills what decodes it. */
function isImagesFault(error: unknown): boolean {
  if (error instanceof ServiceError) return error.code === 'PROCESSING_FAILED'
  return error instanceof ImageError && ['BAD_IMAGE', 'UNSUPPORTED_FORMAT', 'TOO_LARGE'].includes(error.code)
}
