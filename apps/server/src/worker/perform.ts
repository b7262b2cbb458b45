import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import {
  type CompressionFacts,
  compress,
  curve,
  engineVersion,
  inspect,
  stripMetadata,
  thumbnail,
  tile,
} from '@tessera/core'
import { createPreviews } from './previews.ts'
import type { Task, TaskKind, TaskResult } from './tasks.ts'

/** Told how much of a task is done, from 0 to 1. */
type Report = (progress: number) => void
type Performers = {
  [K in TaskKind]: (task: Extract<Task, { kind: K }>, report: Report) => Promise<TaskResult<K>>
}

const previews = createPreviews()

/** What each kind of task does, inside a child process. */
const performers: Performers = {
  async examine({ input, limits, thumbnail: wanted }) {
    const seen = await inspect(input, { limits })
    const { format, width, height, pages, hasAlpha, hasLocation } = seen
    const small = width * height <= wanted.maxPixels
    const made = small ? await thumbnail(input, { output: wanted.output, limits, facts: seen }) : null
    return { format, width, height, pages, hasAlpha, hasLocation, thumbnail: made && pickThumbnail(made) }
  },

  async thumbnail({ input, output, limits }) {
    return pickThumbnail(await thumbnail(input, { output, limits }))
  },

  async compression({ input, output, recipe, limits }) {
    return pickFacts(await compress(input, recipe, { output, limits }))
  },

  async tiling({ input, output, recipe, limits }, report) {
    const { bytes, manifest } = await tile(input, output, recipe, {
      // The pool watches the time, which is longer for this than for anything else.
      limits: { ...limits, maxMilliseconds: Number.POSITIVE_INFINITY },
      onProgress: ({ done, total }) => report(done / total),
    })
    const { columns, rows, levels } = manifest
    return { columns, rows, levels, bytes }
  },

  async preview({ input, output, recipe, limits }) {
    const { data, ...facts } = await previews.make(input, recipe, { limits })
    await writeFile(output, data)
    return pickFacts(facts)
  },

  curve: ({ input, request, limits }) => curve(input, request, { limits }),

  async strip({ input, output, limits }) {
    const { bytes } = await stripMetadata(input, 'strip', { output, limits })
    return { bytes }
  },

  async digest({ input }) {
    const md5 = createHash('md5')
    await pipeline(createReadStream(input, { highWaterMark: 1024 * 1024 }), md5)
    return { md5: md5.digest('hex') }
  },

  async version() {
    // In KiB, by proc(5): private writable memory, which is what `ulimit -d` bounds.
    const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
    const data = /^VmData:\s+(\d+) kB$/m.exec(status)?.[1]
    return { engineVersion, dataBytes: data === undefined ? null : Number(data) * 1024 }
  },
}

export function performTask(task: Task, report: Report): Promise<TaskResult<TaskKind>> {
  // The union of handlers loses which task belongs to which; the table's type has just proved that they match.
  const perform = performers[task.kind] as (task: Task, report: Report) => Promise<TaskResult<TaskKind>>
  return perform(task, report)
}

/** Bytes that this process holds because they may be asked for again. */
export const keptBytes = (): number => previews.bytes

function pickFacts({
  format,
  width,
  height,
  bytes,
  quality,
  ssim,
  scale,
  attempts,
  originalReturned,
}: CompressionFacts): CompressionFacts {
  return { format, width, height, bytes, quality, ssim, scale, attempts, originalReturned }
}

function pickThumbnail({
  width,
  height,
  bytes,
  thumbhash,
}: TaskResult<'thumbnail'>): TaskResult<'thumbnail'> {
  return { width, height, bytes, thumbhash }
}
