import { availableParallelism } from 'node:os'
import { configureEngine, ImageError } from '@tessera/core'
import { Presets, SingleBar } from 'cli-progress'
import pLimit from 'p-limit'
import type { Terminal } from './terminal.ts'

/** What became of one file. */
export type Outcome<T> = { input: string } & ({ result: T } | { error: ImageError })

/**
 * Does the work on every file, as many at once as there are cores, with a progress bar on a terminal. A file that fails
 * does not stop the others. The outcomes are in the order of the files.
 */
export async function runFiles<T>(
  { stderr, signal }: Terminal,
  files: readonly string[],
  work: (file: string) => Promise<T>,
): Promise<Outcome<T>[]> {
  const cores = availableParallelism()
  // A single file gets all cores, many get one each.
  configureEngine({ concurrency: Math.max(1, Math.floor(cores / files.length)) })
  const limit = pLimit(cores)
  const bar = new SingleBar(
    {
      stream: stderr,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      format: '{bar} {value}/{total} {file}',
    },
    Presets.shades_classic,
  )
  // Off a terminal the bar stays silent by itself.
  if (files.length > 1) bar.start(files.length, 0, { file: '' })
  try {
    return await Promise.all(
      files.map((input) =>
        limit(async (): Promise<Outcome<T>> => {
          try {
            signal.throwIfAborted()
            return { input, result: await work(input) }
          } catch (error) {
            return { input, error: asImageError(error, signal) }
          } finally {
            if (files.length > 1) bar.increment({ file: input })
          }
        }),
      ),
    )
  } finally {
    bar.stop()
  }
}

function asImageError(error: unknown, signal: AbortSignal): ImageError {
  if (error instanceof ImageError) return error
  if (signal.aborted) return new ImageError('ABORTED', 'The work was aborted')
  // The system's own refusals: a folder that cannot be made, a file that went away. Anything else is a mistake of ours.
  if (error instanceof Error && 'syscall' in error)
    return new ImageError('PROCESSING_FAILED', error.message, { cause: error })
  throw error
}
