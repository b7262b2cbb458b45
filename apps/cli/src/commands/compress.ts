import { stat } from 'node:fs/promises'
import { compress, ImageError, type ImageFacts, inspect } from '@tessera/core'
import { type CompressionRecipe, type OutputFormat, outputFormats, parseRecipe } from '@tessera/core/recipes'
import { createOutputPaths, formatOfOutput, type OutputOptions } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { formatBytes, formatSaving, report } from '../report.ts'
import { runFiles } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

type Options = OutputOptions & {
  format?: string
  quality?: string
  maxBytes?: string
  width?: string
  height?: string
  fit?: string
  enlarge?: boolean
  json?: boolean
}

/** `tessera compress` */
export async function runCompress(terminal: Terminal, files: string[], options: Options): Promise<ExitCode> {
  const { signal } = terminal
  const format =
    formatOfOutput(options.output, { asked: options.format, inputs: files.length }) ?? options.format
  // Checked once before anything is begun; where each file keeps its own format, its bounds are checked with the file.
  readRecipe(options, format ?? 'jpeg')
  const outputPath = createOutputPaths(options, { suffix: 'compressed', inputs: files })
  const outcomes = await runFiles(terminal, files, async (file) => {
    const facts = await inspect(file, { signal })
    const recipe = parseRecipe({ ...readRecipe(options, 'jpeg'), format: format ?? defaultFormat(facts) })
    const output = await outputPath(file, recipe.format)
    const { file: written, bytes, ...made } = await compress(file, recipe, { output, signal })
    return { output: written, bytesBefore: (await stat(file)).size, bytes, ...made }
  })
  return report(terminal, outcomes, {
    json: options.json,
    layout: {
      head: ['File', 'Before', 'After', '', 'Pixels', 'Written to'],
      row: (input, made) => [
        input,
        formatBytes(made.bytesBefore),
        formatBytes(made.bytes),
        formatSaving(terminal, made.bytesBefore, made.bytes),
        `${made.width} x ${made.height}`,
        made.output,
      ],
      total: (results) => {
        const before = results.reduce((sum, { bytesBefore }) => sum + bytesBefore, 0)
        const after = results.reduce((sum, { bytes }) => sum + bytes, 0)
        return [
          `${results.length} files`,
          formatBytes(before),
          formatBytes(after),
          formatSaving(terminal, before, after),
          '',
          '',
        ]
      },
    },
  })
}

function readRecipe(
  { quality, maxBytes, width, height, fit, enlarge }: Options,
  format: string,
): CompressionRecipe {
  const goals = { quality: asNumber(quality), maxBytes: asBytes(maxBytes) }
  const sides = { width: asNumber(width), height: asNumber(height) }
  try {
    return parseRecipe({ format, ...goals, ...sides, fit, enlarge })
  } catch (error) {
    if (error instanceof ImageError) throw new UsageError(error.message)
    throw error
  }
}

// What is no number stays as it came, for the recipe's own sentence about it.
function asNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** 200KB, 1.5 MB, 800 or 800B in bytes; KB is a thousand. What is none of these stays as it came, as above. */
function asBytes(text: string | undefined): number | string | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(k|m)?b?$/i.exec(text ?? '') ?? []
  if (amount === undefined) return text
  return Math.floor(Number(amount) * (bytesOf[unit.toLowerCase()] ?? 1))
}

const bytesOf: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 }

/** The input's own format if it can be written; else what loses nothing that shows: motion, then alpha. */
function defaultFormat({ format, pages, hasAlpha }: ImageFacts): OutputFormat {
  const own = outputFormats.find((writable) => writable === format)
  if (own) return own
  if (format === 'gif' && pages > 1) return 'webp'
  return hasAlpha ? 'png' : 'jpeg'
}
