import { existsSync, realpathSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { ImageError } from '@tessera/core'
import { type OutputFormat, outputFormats } from '@tessera/core/recipes'
import { UsageError } from './usage-error.ts'

/** What the user said about where results go. */
export type OutputOptions = { output?: string; force?: boolean }

const extensions: Readonly<Record<OutputFormat, string>> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  avif: '.avif',
  gif: '.gif',
  tiff: '.tif',
  jxl: '.jxl',
}

// There is a folder, it is written like one, or there are several inputs to put somewhere.
function isFolder(output: string, inputs: number): boolean {
  if (existsSync(output)) return statSync(output).isDirectory()
  return inputs > 1 || output.endsWith('/') || extname(output) === ''
}

/**
 * The format that the name of an output file asks for; undefined when results go into a folder or beside their inputs.
 * Throws `UsageError` when the name contradicts the asked format, or when one file is named for several inputs.
 */
export function formatOfOutput(
  output: string | undefined,
  { asked, inputs }: { asked: string | undefined; inputs: number },
): OutputFormat | undefined {
  if (output === undefined || isFolder(output, inputs)) return undefined
  if (asked === 'auto')
    throw new UsageError(
      `Expected a folder for --output with --format auto but received the file '${output}'`,
    )
  if (inputs > 1) {
    throw new UsageError(
      `Expected a folder for --output with several inputs but received the file '${output}'`,
    )
  }
  const extension = extname(output).toLowerCase().replace('.jpeg', '.jpg').replace('.tiff', '.tif')
  const named = outputFormats.find((format) => extensions[format] === extension)
  if (named === undefined || (asked !== undefined && asked !== named)) {
    const expected = asked ?? outputFormats.join(', ')
    throw new UsageError(`Expected an output file name for ${expected} but received '${output}'`)
  }
  return named
}

/** Where results go: the folder is known before a file is made, its name when its format is. */
export type OutputPaths = {
  folderOf: (input: string) => string
  outputPath: (input: string, format: OutputFormat) => Promise<string>
}

/**
 * Decides each result's path: `photo.compressed.webp` beside the input, `folder/photo.webp` in a folder, or the one file
 * that was named. Throws an ImageError `INVALID_INPUT` for what must not be written over.
 */
export function createOutputPaths(
  options: OutputOptions,
  {
    suffix,
    inputs,
    subfolders,
  }: { suffix: string; inputs: readonly string[]; subfolders: ReadonlyMap<string, string> },
): OutputPaths {
  const originals = new Set(inputs.filter((input) => existsSync(input)).map((input) => realpathSync(input)))
  const taken = new Set<string>()

  function folderOf(input: string): string {
    if (options.output === undefined) return dirname(input)
    if (!isFolder(options.output, inputs.length)) return dirname(options.output)
    // As deep as in the folder that it was found in: names are unique there.
    return join(options.output, subfolders.get(input) ?? '')
  }

  function name(input: string, format: OutputFormat): string {
    const stem = basename(input, extname(input))
    if (options.output === undefined) return join(dirname(input), `${stem}.${suffix}${extensions[format]}`)
    if (isFolder(options.output, inputs.length)) return join(folderOf(input), `${stem}${extensions[format]}`)
    return options.output
  }

  async function outputPath(input: string, format: OutputFormat): Promise<string> {
    const output = name(input, format)
    const identity = resolve(output)
    if (taken.has(identity)) refuse(`Two inputs would both be written to ${output}`, output)
    taken.add(identity)
    if (existsSync(output)) {
      // Any of them, not only its own: two inputs of one name in two formats meet here.
      if (originals.has(realpathSync(output)))
        refuse(`The result of ${input} would replace the original ${output}`, output)
      if (!options.force) refuse(`${output} is there already (--force overwrites it)`, output)
    }
    await mkdir(dirname(output), { recursive: true })
    return output
  }

  return { folderOf, outputPath }
}

function refuse(message: string, path: string): never {
  throw new ImageError('INVALID_INPUT', message, { path })
}
