import type { JobKind, JobOutcome, JobRow } from '@tessera/db'
import { compressionKey, originalKey, thumbnailKey } from '@tessera/storage'
import type { Deps } from '../deps.ts'
import { notFound, ServiceError } from '../services/errors.ts'

/** What a job has made so far: its row's outcome, and how to place its bytes once the work is done. */
export interface Made {
  outcome: JobOutcome
  /** The blob to be stored before the row says so; null where the job makes none. */
  blob: { path: string; key: string } | null
}

export type JobContext = Pick<Deps, 'store' | 'blobs' | 'pool' | 'ids' | 'config'>
interface Run {
  signal: AbortSignal
  urgent: boolean
  /** A new temporary file on the storage's file system. */
  output: string
}

type Handler = (context: JobContext, job: JobRow, run: Run) => Promise<Made>

/** How each kind of job is run. */
export const handlers: Record<JobKind, Handler> = {
  async thumbnail({ store, blobs, pool, ids, config }, job, { output, ...options }) {
    const image = await imageOf(store, job)
    const { thumbhash, ...size } = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ kind: 'thumbnail', input, output, limits: config.images }, options),
    )
    const thumbnail = { version: ids(), ...size }
    return {
      outcome: { kind: 'thumbnail', thumbnail, thumbhash },
      blob: { path: output, key: thumbnailKey(image, thumbnail.version) },
    }
  },

  async digest({ store, blobs, pool }, job, { output: _, ...options }) {
    const image = await imageOf(store, job)
    const { md5 } = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ kind: 'digest', input }, options),
    )
    return { outcome: { kind: 'digest', md5 }, blob: null }
  },

  async compression({ store, blobs, pool, config }, job, { output, ...options }) {
    const image = await imageOf(store, job)
    const compression = await store.compressions.get(job.userId, job.imageId, job.outputId ?? '')
    if (!compression) throw notFound('compression')
    const { recipe } = compression
    const result = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ kind: 'compression', input, output, recipe, limits: config.images }, options),
    )
    const key = compressionKey({ ...compression, format: result.format })
    return { outcome: { kind: 'compression', result }, blob: { path: output, key } }
  },

  // No verb asks for one yet; a job of another version fails with this.
  async tiling() {
    throw new ServiceError('UNAVAILABLE', 'This version makes no tilings')
  },
}

async function imageOf(store: Deps['store'], job: JobRow) {
  const image = await store.images.get(job.userId, job.imageId)
  if (!image) throw notFound('image')
  return image
}
