import type { TilingPlan } from '../recipes/index.ts'
import { toImageError } from '../task.ts'
import { describeArchive, type TilingDocuments } from './describe-archive.ts'
import type { TilingManifest } from './manifest.ts'
import { readEntry } from './read-entry.ts'
import { damaged, openSource, type TilingSource } from './source.ts'
import { indexTiles, type TileEntry } from './tile-index.ts'
import { readDirectory } from './zip-directory.ts'

/** An archive of tiles that is open. */
export type Tiling = {
  manifest: TilingManifest
  /** The grids, from the smallest to the full one. */
  plan: TilingPlan
  /** How the last part of a tile's name is spelt: jpeg, jpg, png or webp. */
  extension: string
  /** What it holds of memory, nearly all of it the places of tiles: 16 bytes for each. */
  indexBytes: number
  /** Where a tile is, its size and its CRC-32; null outside of the grid, and where a sparse archive has none. Nothing is read. */
  find: (level: number, column: number, row: number) => TileEntry | null
  /**
   * The bytes of a tile, checked against its checksum; null as of `find`, and then nothing is read. One read of the
   * file else. Throws `BAD_IMAGE` where they are not as they were written.
   */
  read: (level: number, column: number, row: number) => Promise<Buffer | null>
  /** The bytes of `manifest.json` or of the `.dzi`, checked as those of a tile; null where the archive has none. */
  readDocument: (name: keyof TilingDocuments) => Promise<Buffer | null>
  close: () => Promise<void>
}

// Objects and closures around the arrays, generously.
const fixedBytes = 4096

/**
 * Opens a zip of stored tiles in deep-zoom layout, made here or by any other program, zip64 too: reads its list of
 * entries, once. The file stays open until `close`; of a source nothing is kept. Throws `UNSUPPORTED_FORMAT`
 * for other archives and for tiles that are compressed once more, `BAD_IMAGE` for a damaged one, `TOO_LARGE`, `INVALID_INPUT`.
 */
export async function openTiling(file: string | TilingSource): Promise<Tiling> {
  const source = typeof file === 'string' ? await openSource(file) : file
  try {
    return await openFrom(source)
  } catch (cause) {
    await source.close?.()
    throw toImageError(cause)
  }
}

async function openFrom(source: TilingSource): Promise<Tiling> {
  const directory = await readDirectory(source)
  const { manifest, plan, names, isComplete, documents } = await describeArchive(source, directory)
  const index = indexTiles(directory, { levels: plan.levels, names })
  if (index.tiles === 0 || (isComplete && index.tiles !== plan.tiles))
    throw damaged(`it has ${index.tiles} of ${plan.tiles} tiles`)

  return {
    manifest,
    plan,
    extension: names.extension,
    indexBytes: index.bytes + fixedBytes,
    find: index.find,
    async read(level, column, row) {
      const entry = index.find(level, column, row)
      return entry && readEntry(source, entry)
    },
    async readDocument(name) {
      const entry = documents[name]
      return entry?.isStored ? readEntry(source, entry) : null
    },
    close: async () => source.close?.(),
  }
}
