import { stat } from 'node:fs/promises'
import { inspect, thumbnail } from '@tessera/core'
import { findFiles } from '../find-files.ts'
import { createOutputPaths, formatOfOutput, type OutputOptions } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { formatBytes, report } from '../report.ts'
import { type FileOptions, runFiles } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'

type Options = OutputOptions & FileOptions & { json?: boolean }

/** `tessera thumbnail` */
export async function runThumbnail(terminal: Terminal, args: string[], options: Options): Promise<ExitCode> {
  const { signal } = terminal
  const { files, subfolders } = await findFiles(args, options)
  formatOfOutput(options.output, { asked: 'webp', inputs: files.length })
  const paths = createOutputPaths(options, { suffix: 'thumbnail', inputs: files, subfolders })
  const outcomes = await runFiles(terminal, { files, options }, async (file) => {
    // First of all: a file that is no image must not leave an empty folder behind.
    await inspect(file, { signal })
    const output = await paths.outputPath(file, 'webp')
    const { file: written, bytes, ...made } = await thumbnail(file, { output, signal })
    return { output: written, bytesBefore: (await stat(file)).size, bytes, ...made }
  })
  return report(terminal, outcomes, {
    json: options.json,
    layout: {
      head: ['File', 'Before', 'Thumbnail', 'Pixels', 'Written to'],
      row: (input, made) => [
        input,
        formatBytes(made.bytesBefore),
        formatBytes(made.bytes),
        `${made.width} x ${made.height}`,
        made.output,
      ],
    },
  })
}
