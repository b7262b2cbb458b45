import { availableParallelism } from 'node:os'
import { TesseraError } from '@tessera/client'
import { configureEngine, ImageError } from '@tessera/core'
import { expectedSentence } from '@tessera/core/recipes'
import { Presets, SingleBar } from 'cli-progress'
import pLimit from 'p-limit'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** What every command on files can be told. */
export type FileOptions = { jobs?: string; recursive?: boolean }

/** Why something was not done. */
export type Failure = { code: string; message: string }

/** What became of one file. */
export type Outcome<T> = { input: string } & ({ result: T } | { error: Failure })

/**
 * Does the work on every file, as many at once as there are cores or `jobs` says, with a progress bar on a terminal. A file that fails
 * does not stop the others. The outcomes are in the order of the files.
 */
export async function runFiles<T>(
  { stderr, signal }: Terminal,
  { files, options }: { files: readonly string[]; options: FileOptions },
  work: (file: string) => Promise<T>,
): Promise<Outcome<T>[]> {
  const jobs = readJobs(options.jobs)
  // A single file gets all cores, many get one each.
  configureEngine({ concurrency: Math.max(1, Math.floor(jobs / files.length)) })
  const limit = pLimit(jobs)
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
            return { input, error: toFailure(error, signal) }
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

const mostJobs = 1024

/** How many at once: as many as there are cores, or as was typed. Throws `UsageError`. */
export function readJobs(jobs: string | undefined): number {
  if (jobs === undefined) return availableParallelism()
  const number = /^\d+$/.test(jobs) ? Number(jobs) : Number.NaN
  if (number >= 1 && number <= mostJobs) return number
  throw new UsageError(expectedSentence(`integer between 1 and ${mostJobs}`, 'jobs', jobs))
}

/** What went wrong with a file, as it is reported; throws on what is no fault of file or system. */
export function toFailure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { code: 'ABORTED', message: 'The work was aborted' }
  if (error instanceof ImageError || error instanceof TesseraError) return error
  // The system's own refusals: a folder that cannot be made, a file that went away. Anything else is a mistake of ours.
  if (error instanceof Error && 'syscall' in error)
    return { code: 'PROCESSING_FAILED', message: error.message }
  throw error
}
