import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type Compression,
  createPace,
  type Image,
  type Tessera,
  TesseraError,
  toTesseraError,
} from '@tessera/client'
import { ImageError } from '@tessera/core'
import type { CompressionRecipe } from '@tessera/core/recipes'
import type { OutputOptions } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { type RecipeOptions, readRecipe } from '../recipe-options.ts'
import { formatBytes, report } from '../report.ts'
import { type Outcome, toFailure } from '../run-files.ts'
import type { Terminal } from '../terminal.ts'
import { connect, inOneShape, type RemoteOptions } from './connect.ts'
import { createTransferBars, formatPace, type Moved } from './transfers.ts'

type Options = RemoteOptions & OutputOptions & RecipeOptions & { format?: string; json?: boolean }

type Got = {
  output: string
  format: string
  width: number
  height: number
  bytes: number
  quality: number | null
}

/** `tessera get` */
export async function runGet(terminal: Terminal, id: string, options: Options): Promise<ExitCode> {
  const { tessera, server } = connect(terminal, options)
  const { server: _, token: __, output: ___, force: ____, json, format, ...recipeOptions } = options
  const asksForRecipe = format !== undefined || Object.keys(recipeOptions).length > 0
  const recipe = asksForRecipe ? readRecipe(recipeOptions, format ?? 'auto') : null
  const bars = createTransferBars(terminal)
  const bar = bars.add(id)
  const get = async (): Promise<Got> => {
    const { url, ...facts } = await findFile(terminal, tessera, { id, recipe })
    const output = await prepareFile(nameOf(url, id), options)
    await download(terminal, server.at(url), { output, bytes: facts.bytes, move: bar.move })
    return { output, ...facts }
  }
  const outcome: Outcome<Got> = await get()
    .then(
      (result) => ({ input: id, result }),
      (error: unknown) => ({ input: id, error: toFailure(error, terminal.signal) }),
    )
    .finally(() => bars.stop())
  return report(terminal, [outcome], {
    json,
    layout: {
      head: ['Image', 'Format', 'Pixels', 'Size', 'Quality', 'Written to'],
      row: (input, { format: made, width, height, bytes, quality, output }) => [
        input,
        made,
        `${width} x ${height}`,
        formatBytes(bytes),
        quality === null ? '' : `${quality}`,
        output,
      ],
    },
  })
}

/** The original, or what the recipe makes of it; that is kept at the server, too. */
async function findFile(
  { signal }: Terminal,
  tessera: Tessera,
  { id, recipe }: { id: string; recipe: CompressionRecipe | null },
): Promise<Omit<Got, 'output'> & { url: string }> {
  const { image } = await inOneShape(tessera.api.images.get.query({ id }, { signal }))
  const file = recipe ? await tessera.compress(id, recipe, { signal }) : image
  return factsOf(image, file)
}

function factsOf(image: Image, file: Image | Compression): Omit<Got, 'output'> & { url: string } {
  const { url, format } = file
  if (url === null) throw new TesseraError({ code: 'NOT_GENERATED', message: 'The file is not there yet' })
  return {
    url,
    format,
    width: file.width ?? image.width,
    height: file.height ?? image.height,
    bytes: file.bytes ?? image.bytes,
    quality: 'quality' in file ? file.quality : null,
  }
}

/** What the server calls the file; whatever that is, it is no path. */
function nameOf(url: string, id: string): string {
  const last = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '')
  const name = basename(last.replaceAll('\\', '/'))
  return name.startsWith('.') || name === '' ? id : name
}

/** Where it goes: into the current folder, the folder that is named, or the file. Throws an ImageError `INVALID_INPUT` for what is there already. */
async function prepareFile(name: string, { output, force }: OutputOptions): Promise<string> {
  const path = output === undefined ? name : isFolder(output) ? join(output, name) : output
  if (existsSync(path) && !force)
    throw new ImageError('INVALID_INPUT', `${path} is there already (--force overwrites it)`, { path })
  await mkdir(dirname(path), { recursive: true })
  return path
}

function isFolder(output: string): boolean {
  return existsSync(output) ? statSync(output).isDirectory() : output.endsWith('/')
}

/** Under another name until it is whole. */
async function download(
  { signal }: Terminal,
  url: string,
  { output, bytes, move }: { output: string; bytes: number; move: (moved: Moved) => void },
): Promise<void> {
  const part = join(dirname(output), `.${randomUUID()}.part`)
  const paceOf = createPace(bytes)
  let done = 0
  try {
    const { ok, status, body } = await fetch(url, { signal })
    if (!ok || !body)
      throw new TesseraError({ code: 'UNREACHABLE', message: `The server answered ${status}` })
    const counted = async function* (source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        done += chunk.length
        const { bytesPerSecond, secondsLeft } = paceOf(done)
        move({ done, total: bytes, note: formatPace(bytesPerSecond, secondsLeft) })
        yield chunk
      }
    }
    await pipeline(Readable.fromWeb(body), counted, createWriteStream(part, { flags: 'wx' }))
    await rename(part, output)
  } catch (error) {
    await rm(part, { force: true })
    throw error instanceof TypeError ? toTesseraError(error) : error
  }
}
