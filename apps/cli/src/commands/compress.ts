import { stat } from 'node:fs/promises'
import { compress, ImageError, type ImageFacts, inspect } from '@tessera/core'
import {
  autoFormats,
  type CompressionRecipe,
  expectedSentence,
  type OutputFormat,
  outputFormats,
  parseRecipe,
} from '@tessera/core/recipes'
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
  ssim?: string
  lossless?: boolean
  palette?: boolean
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
  readRecipe(options, format ?? 'png')
  const outputPath = createOutputPaths(options, { suffix: 'compressed', inputs: files })
  const outcomes = await runFiles(terminal, files, async (file) => {
    const facts = await inspect(file, { signal })
    const written = outputFormats.find((known) => known === format) ?? defaultFormat(facts)
    const recipe = parseRecipe({ ...readRecipe(options, 'png'), format: written })
    const output = await outputPath(file, written)
    const { file: _, bytes, ...made } = await compress(file, recipe, { output, signal })
    return { output, bytesBefore: (await stat(file)).size, bytes, ...made }
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

function readRecipe(options: Options, format: string): CompressionRecipe {
  // A file is named before it is made, and `auto` knows its format afterwards.
  if (!outputFormats.some((known) => known === format))
    throw new UsageError(expectedSentence(`one of ${outputFormats.join(', ')}`, 'format', format))
  const { lossless, palette, fit, enlarge } = options
  const [quality, width, height, ssim] = (['quality', 'width', 'height', 'ssim'] as const).map((name) =>
    asNumber(options[name]),
  )
  const goals = { quality, maxBytes: asBytes(options.maxBytes), ssim, lossless }
  const sides = { width, height }
  try {
    return parseRecipe({ format, ...goals, ...sides, palette, fit, enlarge })
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

/** The input's own format if it is one of the small ones; else what loses nothing that shows: motion, then alpha. */
function defaultFormat({ format, pages, hasAlpha }: ImageFacts): OutputFormat {
  const own = autoFormats.find((small) => small === format)
  if (own) return own
  if (format === 'gif' && pages > 1) return 'webp'
  return hasAlpha ? 'png' : 'jpeg'
}
