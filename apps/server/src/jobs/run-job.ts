import { join } from 'node:path'
import { ImageError } from '@tessera/core/recipes'
import { type JobRow, StoreError } from '@tessera/db'
import { BlobError, imagePrefix } from '@tessera/storage'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'
import { isOutcomeUnknown, ServiceError, toRowError } from '../services/errors.ts'
import { type Attempt, beginAttempt } from './attempt.ts'
import { handlers, identifyWork, type JobContext, type Made, madeOfTwin } from './handlers.ts'
import type { ProgressBoard } from './progress.ts'
import { createTwins } from './twins.ts'

interface RunOptions {
  signal: AbortSignal
  urgent: boolean
  /** Waits for what another job makes, without keeping this one's place. */
  waitFor<T>(other: Promise<T>): Promise<T>
  /** Told when all that needs a process is done. */
  onMade(): void
}

/** Runs one job of the store to its end; resolves with the time before which it is not to be tried again, or null when it is over. */
export type RunJob = (queued: JobRow, options: RunOptions) => Promise<string | null>

const maxAttempts = 3

/** How long a job that failed waits before it is tried again, by how often it was: 1 s, then 2 s. */
const backOff = (attempts: number) => 1000 * 2 ** (attempts - 1)

export function createRunJob(
  context: JobContext & { logger: Logger; metrics: Metrics; clock: () => Date; progress: ProgressBoard },
): RunJob {
  const { store, blobs, clock, logger, metrics, progress } = context
  const twins = createTwins(blobs)
  const now = () => clock().toISOString()

  /** Has it made, or takes what another job made of the same bytes by the same recipe, and places it. */
  async function make(attempt: Attempt, options: RunOptions): Promise<void> {
    const { job } = attempt
    const identity = await identifyWork(context, job)
    await blobs.withTempFolder(async (folder) => {
      const onProgress = (share: number) => progress.tell({ job, progress: share })
      const run = { ...options, output: join(folder, 'output'), onProgress }
      for (let other = twins.find(identity); other; other = twins.find(identity)) {
        const twin = await options.waitFor(other)
        if (!twin || !(await twins.copy(identity, twin, run.output))) continue
        metrics.sharedOutputs.inc()
        options.onMade()
        await keep(attempt, await madeOfTwin(context, job, { twin, path: run.output }))
        return
      }
      await twins.lead(identity, async () => {
        const made = await handlers[job.kind](context, job, run)
        options.onMade()
        const isKept = await keep(attempt, made)
        const { outcome, blob } = made
        return isKept && blob && outcome.kind === 'compression'
          ? { key: blob.key, result: outcome.result }
          : null
      })
    })
  }

  /** A process that was killed between bytes and row has left the bytes; the key is this job's alone, and they are made anew. */
  async function place({ path, key }: NonNullable<Made['blob']>): Promise<void> {
    try {
      await blobs.moveFromTemp(path, key)
    } catch (error) {
      if (!(error instanceof BlobError && error.code === 'BLOB_EXISTS')) throw error
      await blobs.delete(key)
      await blobs.moveFromTemp(path, key)
    }
  }

  /** Bytes first, row second. When the row is not wanted any more, or refused, the bytes go again; answers with whether it was. */
  async function keep({ job, told }: Attempt, { outcome, blob }: Made): Promise<boolean> {
    if (blob) await place(blob)
    let wanted = false
    try {
      await told()
      wanted = await store.jobs.complete(job.userId, job.id, outcome, now(), job.startedAt)
    } catch (error) {
      wanted = isOutcomeUnknown(error)
      throw error
    } finally {
      if (!wanted && blob) await blobs.delete(blob.key)
    }
    return wanted
  }

  async function settleFailure({ job, told }: Attempt, cause: unknown): Promise<string | null> {
    const error = toRowError(cause)
    const retry = !isFinal(cause) && job.attempts < maxAttempts
    if (error.code === 'INTERNAL')
      logger.error({ err: cause, jobId: job.id, retry }, 'a job failed unexpectedly')
    else logger.warn({ jobId: job.id, kind: job.kind, attempts: job.attempts, retry, error }, 'a job failed')
    const notBefore = retry ? new Date(clock().getTime() + backOff(job.attempts)).toISOString() : null
    await told()
    const { startedAt } = job
    await store.jobs.fail(job.userId, job.id, { error, retry, notBefore, startedAt }, now())
    metrics.jobs.inc({ kind: job.kind, status: retry ? 'retried' : 'failed' })
    // The thumbnail of a large image is its proof: one that cannot be decoded is taken back, and its quota with it.
    if (!retry && job.kind === 'thumbnail' && isImagesFault(cause)) await removeImage(job)
    return notBefore
  }

  async function removeImage({ userId, imageId }: JobRow): Promise<void> {
    await store.images.delete(userId, [imageId], now())
    await blobs.deletePrefix(imagePrefix({ userId, id: imageId }))
  }

  return async (queued, options) => {
    const { userId, id } = queued
    // The end of an attempt could not be written (a full disk): it counts, and the job is queued again.
    if (queued.status === 'processing')
      await store.jobs.fail(userId, id, { error: toRowError(null), retry: true }, now())
    const row = await store.jobs.get(userId, id)
    if (row?.status !== 'queued') return null
    if (row.notBefore !== null && row.notBefore > now()) return row.notBefore
    const attempt = beginAttempt({ store, now }, row)
    const { job } = attempt
    try {
      await make(attempt, options)
      metrics.jobs.inc({ kind: job.kind, status: 'ready' })
      return null
    } catch (error) {
      if (!options.signal.aborted) return await settleFailure(attempt, error)
      metrics.jobs.inc({ kind: job.kind, status: 'cancelled' })
      return null
    } finally {
      await attempt.told()
      progress.forget(job.id)
    }
  }
}

/**
 * Whether trying again cannot help: the image or the recipe is what it is, and one that took too long will again. A process that died may have
 * been unlucky, a disk may be full for now.
 */
function isFinal(error: unknown): boolean {
  if (error instanceof ServiceError) return error.details?.seconds !== undefined
  return error instanceof ImageError || (error instanceof StoreError && error.code !== 'OUT_OF_DISK')
}

/** Whether it says something about the image, and not about the server: it is broken, or kills what decodes it. */
function isImagesFault(error: unknown): boolean {
  if (error instanceof ServiceError) return error.code === 'PROCESSING_FAILED'
  return error instanceof ImageError && ['BAD_IMAGE', 'UNSUPPORTED_FORMAT', 'TOO_LARGE'].includes(error.code)
}
