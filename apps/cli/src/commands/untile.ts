import { extname } from 'node:path'
import { type MosaicResult, openTiling, untile } from '@tessera/core'
import { describeIssues, MosaicRequest } from '@tessera/core/recipes'
import { formatOfOutput, type OutputOptions } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { asNumber } from '../recipe-options.ts'
import { formatBytes, type Layout } from '../report.ts'
import { generousLimits, runTiles } from '../run-tiles.ts'
import { prepareOutput } from '../single-output.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

type Options = OutputOptions & { format?: string; quality?: string; json?: boolean }

type Mosaic = Omit<MosaicResult, 'file'> & { output: string }

const extensions = { png: '.png', jpeg: '.jpg', tiff: '.tif', webp: '.webp' } as const

/** `tessera untile` */
export async function runUntile(terminal: Terminal, input: string, options: Options): Promise<ExitCode> {
  const { signal } = terminal
  const request = readRequest(options)
  return runTiles<Mosaic>(terminal, { input, json: options.json, layout }, async (onProgress) => {
    // First of all: a file that holds no tiles must not leave an empty folder behind.
    await (await openTiling(input)).close()
    const extension = extensions[request.format]
    const path = await prepareOutput(input, options, { suffix: 'mosaic', extension })
    const { file, ...made } = await untile(input, path, request, {
      signal,
      onProgress,
      limits: generousLimits,
    })
    return { output: file, ...made }
  })
}

const layout: Layout<Mosaic> = {
  head: ['File', 'Pixels', 'Format', 'Size', 'Written to'],
  row: (input, { width, height, format, bytes, output }) => [
    input,
    `${width} x ${height}`,
    format,
    formatBytes(bytes),
    output,
  ],
}

function readRequest({ output, format, quality }: Options): MosaicRequest {
  const named = formatOfOutput(output && extname(output) === '' ? undefined : output, {
    asked: format,
    inputs: 1,
  })
  const typed = { format: format ?? named, quality: asNumber(quality) }
  const parsed = MosaicRequest.safeParse(
    Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)),
  )
  if (parsed.success) return parsed.data
  const sentences = describeIssues(parsed.error, typed).map(({ message }) => message)
  throw new UsageError(sentences.join('; '))
}
