import { existsSync, realpathSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { ImageError } from '@tessera/core'
import type { OutputOptions } from './output-path.ts'

/**
 * Where the one result of a command goes: beside the input as `{stem}.{suffix}{extension}`, as `{stem}{extension}` in a folder that is
 * named, or the file that is named. Throws an ImageError `INVALID_INPUT` for what must not be written over.
 */
export async function prepareOutput(
  input: string,
  { output, force }: OutputOptions,
  { suffix, extension }: { suffix: string; extension: string },
): Promise<string> {
  const path = pathOf(input, output, { suffix, extension })
  if (existsSync(path)) {
    if (existsSync(input) && realpathSync(path) === realpathSync(input))
      throw refusal(`The result of ${input} would replace the original`, path)
    if (!force) throw refusal(`${path} is there already (--force overwrites it)`, path)
  }
  await mkdir(dirname(path), { recursive: true })
  return path
}

function pathOf(
  input: string,
  output: string | undefined,
  { suffix, extension }: { suffix: string; extension: string },
): string {
  const stem = basename(input, extname(input))
  if (output === undefined) return join(dirname(input), `${stem}.${suffix}${extension}`)
  const isFolder = existsSync(output) ? statSync(output).isDirectory() : output.endsWith('/')
  return isFolder ? join(output, `${stem}${extension}`) : output
}

function refusal(message: string, path: string): ImageError {
  return new ImageError('INVALID_INPUT', message, { path })
}
