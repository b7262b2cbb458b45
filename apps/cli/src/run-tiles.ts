import { availableParallelism } from 'node:os'
import { configureEngine, type Limits, type TilingProgress } from '@tessera/core'
import { Presets, SingleBar } from 'cli-progress'
import type { ExitCode } from './program.ts'
import { type Layout, report } from './report.ts'
import { type Outcome, toFailure } from './run-files.ts'
import type { Terminal } from './terminal.ts'

/** Panoramas are large and one's own, and who waits at a terminal has Ctrl-C: as many pixels as a JPEG can have. */
export const generousLimits: Pick<Limits, 'maxMilliseconds' | 'maxPixels'> = {
  maxMilliseconds: Number.POSITIVE_INFINITY,
  maxPixels: 65_535 ** 2,
}

/** Does the work of a command on tiles, with all cores and a progress bar on a terminal, and reports what became of it. */
export async function runTiles<T extends object>(
  terminal: Terminal,
  { input, json, layout }: { input: string; json: boolean | undefined; layout: Layout<T> },
  work: (onProgress: (progress: TilingProgress) => void) => Promise<T>,
): Promise<ExitCode> {
  configureEngine({ concurrency: availableParallelism() })
  const bar = new SingleBar(
    {
      stream: terminal.stderr,
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      format: '{bar} {percentage} % {value}/{total} tiles {duration_formatted}',
    },
    Presets.shades_classic,
  )
  let isShown = false
  const onProgress = ({ done, total }: TilingProgress) => {
    // Off a terminal the bar stays silent by itself.
    if (!isShown) bar.start(total, done)
    isShown = true
    bar.update(done)
  }
  const outcome = await work(onProgress)
    .then(
      (result): Outcome<T> => ({ input, result }),
      (error: unknown): Outcome<T> => ({ input, error: toFailure(error, terminal.signal) }),
    )
    .finally(() => bar.stop())
  return report(terminal, [outcome], { json, layout })
}
