import { ImageError, inspect, type TilingManifest, tile } from '@tessera/core'
import { parseTilingRecipe, type TilingRecipe } from '@tessera/core/recipes'
import type { OutputOptions } from '../output-path.ts'
import type { ExitCode } from '../program.ts'
import { asNumber } from '../recipe-options.ts'
import { formatBytes, type Layout } from '../report.ts'
import { generousLimits, runTiles } from '../run-tiles.ts'
import { prepareOutput } from '../single-output.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

type Options = OutputOptions & {
  size?: string
  pyramid?: boolean
  overlap?: string
  format?: string
  quality?: string
  edges?: string
  json?: boolean
}

type Tiled = TilingManifest & { output: string; bytes: number }

/** `tessera tile` */
export async function runTile(terminal: Terminal, input: string, options: Options): Promise<ExitCode> {
  const { signal } = terminal
  const recipe = readTiling(options)
  return runTiles<Tiled>(terminal, { input, json: options.json, layout }, async (onProgress) => {
    // First of all: a file that is no image must not leave an empty folder behind.
    await inspect(input, { signal, limits: generousLimits })
    const path = await prepareOutput(input, options, { suffix: 'tiles', extension: '.zip' })
    const { file, bytes, manifest } = await tile(input, path, recipe, {
      signal,
      onProgress,
      limits: generousLimits,
    })
    return { output: file, bytes, ...manifest }
  })
}

const layout: Layout<Tiled> = {
  head: ['File', 'Pixels', 'Tiles', 'Grid', 'Levels', 'Size', 'Written to'],
  row: (input, { width, height, tiles, columns, rows, levels, bytes, output }) => [
    input,
    `${width} x ${height}`,
    `${tiles}`,
    `${columns} x ${rows}`,
    `${levels}`,
    formatBytes(bytes),
    output,
  ],
}

function readTiling({ size, pyramid, overlap, format, quality, edges }: Options): TilingRecipe {
  const typed = {
    tileSize: asNumber(size),
    depth: pyramid ? 'pyramid' : 'one',
    overlap: asNumber(overlap),
    format,
    quality: asNumber(quality),
    edges,
  }
  try {
    return parseTilingRecipe(
      Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)),
    )
  } catch (error) {
    if (error instanceof ImageError) throw new UsageError(error.message)
    throw error
  }
}
