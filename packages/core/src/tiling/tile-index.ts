import { ImageError } from '../errors.ts'
import type { TilingLevel } from '../recipes/index.ts'
import { damaged } from './source.ts'
import { entriesOf, type ZipDirectory } from './zip-directory.ts'

/** How the tiles of an archive are named: `{prefix}{level}/{column}_{row}.{extension}`. */
export type TileNames = { prefix: string; extension: string }

/** Where the entry of a tile is. `offset` is that of its local header. */
export type TileEntry = { offset: number; bytes: number; crc: number }

/** Where every tile is, in 16 bytes for each: a server keeps many of these. */
export type TileIndex = {
  /** How many tiles are there; fewer than there is room for where some are missing. */
  tiles: number
  /** What it takes of memory. */
  bytes: number
  /** Null outside of the grid, and for a tile that is missing. */
  find: (level: number, column: number, row: number) => TileEntry | null
}

/** Makes the index of the tiles in a directory. Throws `UNSUPPORTED_FORMAT` for tiles that are compressed once more. */
export function indexTiles(
  directory: ZipDirectory,
  { levels, names }: { levels: readonly TilingLevel[]; names: TileNames },
): TileIndex {
  const starts: number[] = []
  let room = 0
  for (const { columns, rows } of levels) {
    starts.push(room)
    room += columns * rows
  }
  const offsets = new Float64Array(room)
  const sizes = new Uint32Array(room)
  const crcs = new Uint32Array(room)
  const place = (level: number, column: number, row: number): number | null => {
    const grid = levels[level]
    if (!grid || !isBelow(column, grid.columns) || !isBelow(row, grid.rows)) return null
    return (starts[level] ?? 0) + row * grid.columns + column
  }

  const read = createNameReader(names)
  let tiles = 0
  for (const entry of entriesOf(directory)) {
    const name = read(directory.records, entry.nameStart, entry.nameEnd)
    const index = name && place(name.level, name.column, name.row)
    if (index === null) continue
    if (!entry.isStored) {
      const message =
        'Expected tiles that are stored in the zip as they are but they are compressed or encrypted: make it with zip -0'
      throw new ImageError('UNSUPPORTED_FORMAT', message)
    }
    if (entry.bytes === 0) throw damaged('a tile is empty')
    if (sizes[index] === 0) tiles++
    offsets[index] = entry.offset
    sizes[index] = entry.bytes
    crcs[index] = entry.crc
  }

  return {
    tiles,
    bytes: offsets.byteLength + sizes.byteLength + crcs.byteLength,
    find(level, column, row) {
      const index = place(level, column, row)
      const bytes = index === null ? 0 : (sizes[index] ?? 0)
      if (index === null || bytes === 0) return null
      return { offset: offsets[index] ?? 0, bytes, crc: crcs[index] ?? 0 }
    },
  }
}

function isBelow(number: number, limit: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < limit
}

type TileName = { level: number; column: number; row: number }

const [slash, underscore, zero] = ['/', '_', '0'].map((text) => text.charCodeAt(0))

/** Reads the names of tiles from bytes: a text for each of 150,000 would cost more than all the rest. */
function createNameReader({ prefix, extension }: TileNames) {
  const head = Buffer.from(prefix)
  const tail = Buffer.from(`.${extension}`)
  return (records: Buffer, start: number, end: number): TileName | null => {
    if (records.compare(head, 0, head.length, start, Math.min(end, start + head.length)) !== 0) return null
    if (end - tail.length < start + head.length) return null
    if (records.compare(tail, 0, tail.length, end - tail.length, end) !== 0) return null
    const numbers = [0, 0, 0]
    let part = 0
    let digits = 0
    for (let at = start + head.length; at < end - tail.length; at++) {
      const byte = records[at] ?? 0
      const digit = byte - (zero ?? 0)
      if (digit >= 0 && digit <= 9 && ++digits <= 9) numbers[part] = (numbers[part] ?? 0) * 10 + digit
      else if (digits > 0 && byte === (part === 0 ? slash : underscore) && part < 2)
        [part, digits] = [part + 1, 0]
      else return null
    }
    const [level = 0, column = 0, row = 0] = numbers
    return part === 2 && digits > 0 ? { level, column, row } : null
  }
}
