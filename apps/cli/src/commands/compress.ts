import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type CompressionFacts, compress, type ImageFacts, inspect } from '@tessera/core'
import {
  askedFormats,
  autoFormats,
  type CompressionRecipe,
  expectedSentence,
  type OutputFormat,
  parseRecipe,
} from '@tessera/core/recipes'
import { findFiles } from '../find-files.ts'
import { createOutputPaths, formatOfOutput, type OutputOptions, type OutputPaths } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { type RecipeOptions, readRecipe } from '../recipe-options.ts'
import { formatBytes, formatSaving, report } from '../report.ts'
import { type FileOptions, runFiles } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

type Options = OutputOptions & RecipeOptions & FileOptions & { format?: string; json?: boolean }

/** `tessera compress` */
export async function runCompress(terminal: Terminal, args: string[], options: Options): Promise<ExitCode> {
  const { signal } = terminal
  const { files, subfolders } = await findFiles(args, options)
  const asked = { asked: options.format, inputs: files.length }
  const format = readFormat(formatOfOutput(options.output, asked) ?? options.format)
  // Checked once before anything is begun; where each file keeps its own format, its bounds are checked with the file.
  const recipe = readRecipe(options, format ?? 'png')
  const paths = createOutputPaths(options, { suffix: 'compressed', inputs: files, subfolders })
  const outcomes = await runFiles(terminal, { files, options }, async (file) => {
    const facts = await inspect(file, { signal })
    const wanted = parseRecipe({ ...recipe, format: format ?? defaultFormat(facts) })
    const made = await writeResult(file, { recipe: wanted, paths }, terminal)
    return { bytesBefore: (await stat(file)).size, ...made }
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

/** With `auto` the name is known when the file is made: until then it has another one, in the same folder. */
async function writeResult(
  file: string,
  { recipe, paths }: { recipe: CompressionRecipe; paths: OutputPaths },
  { signal }: Terminal,
): Promise<CompressionFacts & { output: string }> {
  if (recipe.format !== 'auto') {
    const output = await paths.outputPath(file, recipe.format)
    const { file: _, ...made } = await compress(file, recipe, { output, signal })
    return { output, ...made }
  }
  const folder = paths.folderOf(file)
  await mkdir(folder, { recursive: true })
  const unnamed = join(folder, `.tessera-${randomUUID()}.part`)
  try {
    const { file: _, ...made } = await compress(file, recipe, { output: unnamed, signal })
    const output = await paths.outputPath(file, made.format)
    await rename(unnamed, output)
    return { output, ...made }
  } catch (error) {
    await rm(unnamed, { force: true })
    throw error
  }
}

function readFormat(format: string | undefined): OutputFormat | 'auto' | undefined {
  const known = askedFormats.find((one) => one === format)
  if (format === undefined || known) return known
  throw new UsageError(expectedSentence(`one of ${askedFormats.join(', ')}`, 'format', format))
}

/** The input's own format if it is one of the small ones; else what loses nothing that shows: motion, then alpha. */
function defaultFormat({ format, pages, hasAlpha }: ImageFacts): OutputFormat {
  const own = autoFormats.find((small) => small === format)
  if (own) return own
  if (format === 'gif' && pages > 1) return 'webp'
  return hasAlpha ? 'png' : 'jpeg'
}
