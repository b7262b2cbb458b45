/** What the tiles of an image are, as the service tells it. Lengths in pixels. */
export interface TilingGeometry {
  /** Of the image; padded edges are beyond. */
  width: number
  height: number
  tileSize: number
  overlap: number
  edges: 'crop' | 'pad'
  /** Tiles of the full image. */
  columns: number
  rows: number
  /** From the smallest to the full image, which is the last. */
  levels: number
}

/** The geometry alone, of something that says more of a tiling. */
export function geometryOf(tiling: TilingGeometry): TilingGeometry {
  const { width, height, tileSize, overlap, edges, columns, rows, levels } = tiling
  return { width, height, tileSize, overlap, edges, columns, rows, levels }
}

/** One level, in pixels and in tiles. */
export interface LevelGeometry {
  width: number
  height: number
  columns: number
  rows: number
}

export interface TilePlace {
  level: number
  column: number
  row: number
}

/** The size of a level: each is half of the next, rounded up, as deep zoom has it. */
export function levelOf(tiling: TilingGeometry, level: number): LevelGeometry {
  const { tileSize } = tiling
  const full = paddedSize(tiling)
  const factor = 2 ** (tiling.levels - 1 - level)
  const [width, height] = [Math.ceil(full.width / factor), Math.ceil(full.height / factor)]
  return { width, height, columns: Math.ceil(width / tileSize), rows: Math.ceil(height / tileSize) }
}

/** All tiles of the full level put together: more than the image where its edges are padded. */
export function paddedSize({ width, height, tileSize, edges, columns, rows }: TilingGeometry): {
  width: number
  height: number
} {
  return edges === 'pad' ? { width: columns * tileSize, height: rows * tileSize } : { width, height }
}

/** The pixels of a tile itself, its overlap counted. */
export function tileSizeAt(
  tiling: TilingGeometry,
  { level, column, row }: TilePlace,
): { width: number; height: number } {
  const { width, height } = levelOf(tiling, level)
  const { tileSize, overlap } = tiling
  const along = (place: number, length: number) =>
    Math.min(length, (place + 1) * tileSize + overlap) - Math.max(0, place * tileSize - overlap)
  return { width: along(column, width), height: along(row, height) }
}

/** The address of a tile, by the pattern that the service gives, with its {level}, {column} and {row}. */
export function tileUrlOf(pattern: string, { level, column, row }: TilePlace): string {
  return pattern
    .replace('{level}', String(level))
    .replace('{column}', String(column))
    .replace('{row}', String(row))
}
