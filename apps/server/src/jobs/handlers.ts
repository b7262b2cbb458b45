import type { CompressionRow, JobKind, JobOutcome, JobRow, TilingRow } from '@tessera/db'
import { compressionKey, originalKey, thumbnailKey, tilingKey } from '@tessera/storage'
import type { Deps } from '../deps.ts'
import { notFound } from '../services/errors.ts'
import { tilingBytes } from '../services/tilings/tiling-bytes.ts'
import type { Twin } from './twins.ts'

/** What a job has made so far: its row's outcome, and how to place its bytes once the work is done. */
export interface Made {
  outcome: JobOutcome
  /** The blob to be stored before the row says so; null where the job makes none. */
  blob: { path: string; key: string } | null
}

export type JobContext = Pick<Deps, 'store' | 'blobs' | 'pool' | 'ids' | 'config' | 'disk'>
interface Run {
  signal: AbortSignal
  urgent: boolean
  /** A new temporary file on the storage's file system. */
  output: string
  /** To be told how much is done, from 0 to 1, by what takes long. */
  onProgress: (progress: number) => void
}

type Handler = (context: JobContext, job: JobRow, run: Run) => Promise<Made>

/** How each kind of job is run. */
export const handlers: Record<JobKind, Handler> = {
  async thumbnail({ store, blobs, pool, ids, config }, job, { output, signal, urgent }) {
    const image = await imageOf(store, job)
    const { thumbhash, ...size } = await blobs.withFile(originalKey(image), (input) =>
      pool.run(
        { kind: 'thumbnail', input, output, limits: config.images },
        { userId: job.userId, signal, urgent },
      ),
    )
    const thumbnail = { version: ids(), ...size }
    return {
      outcome: { kind: 'thumbnail', thumbnail, thumbhash },
      blob: { path: output, key: thumbnailKey(image, thumbnail.version) },
    }
  },

  async digest({ store, blobs, pool }, job, { signal, urgent }) {
    const image = await imageOf(store, job)
    const { md5 } = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ kind: 'digest', input }, { userId: job.userId, signal, urgent }),
    )
    return { outcome: { kind: 'digest', md5 }, blob: null }
  },

  async compression({ store, blobs, pool, config }, job, { output, signal, urgent }) {
    const [image, compression] = [await imageOf(store, job), await compressionOf(store, job)]
    const { recipe } = compression
    const task = { kind: 'compression', output, recipe, limits: config.images } as const
    const result = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ ...task, input }, { userId: job.userId, signal, urgent }),
    )
    return {
      outcome: { kind: 'compression', result },
      blob: { path: output, key: keyOf(compression, result) },
    }
  },

  async tiling({ store, blobs, pool, config, disk }, job, { output, signal, urgent, onProgress }) {
    const [image, tiling] = [await imageOf(store, job), await tilingOf(store, job)]
    const { recipe } = tiling
    // It may have waited for hours since it was asked for.
    await disk.requireRoom(tilingBytes(image, recipe))
    const task = { kind: 'tiling', output, recipe, limits: config.images } as const
    const result = await blobs.withFile(originalKey(image), (input) =>
      pool.run({ ...task, input }, { userId: job.userId, signal, urgent, onProgress }),
    )
    return { outcome: { kind: 'tiling', result }, blob: { path: output, key: tilingKey(tiling) } }
  },
}

/** What a job's output is a function of: two jobs of the same make the same. */
export async function identifyWork({ store }: Pick<JobContext, 'store'>, job: JobRow): Promise<string> {
  if (job.kind !== 'compression') return job.id
  const [{ sha256 }, compression] = [await imageOf(store, job), await compressionOf(store, job)]
  return `${sha256} ${compression.recipeHash} ${compression.engineVersion}`
}

/** What a compression's job makes when the same has been made already, and its bytes are at `path`. */
export async function madeOfTwin(
  { store }: Pick<JobContext, 'store'>,
  job: JobRow,
  { twin: { result }, path }: { twin: Twin; path: string },
): Promise<Made> {
  const key = keyOf(await compressionOf(store, job), result)
  return { outcome: { kind: 'compression', result }, blob: { path, key } }
}

function keyOf(compression: CompressionRow, { format }: { format: string }): string {
  return compressionKey({ ...compression, format })
}

async function imageOf(store: Deps['store'], job: JobRow) {
  const image = await store.images.get(job.userId, job.imageId)
  if (!image) throw notFound('image')
  return image
}

async function compressionOf(store: Deps['store'], job: JobRow): Promise<CompressionRow> {
  const compression = await store.compressions.get(job.userId, job.imageId, job.outputId ?? '')
  if (!compression) throw notFound('compression')
  return compression
}

async function tilingOf(store: Deps['store'], job: JobRow): Promise<TilingRow> {
  const tiling = await store.tilings.get(job.userId, job.imageId, job.outputId ?? '')
  if (!tiling) throw notFound('tiling')
  return tiling
}
