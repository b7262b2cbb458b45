import { ImageError } from '../errors.ts'
import { parseTilingRecipe, type TilingRecipe, type TilingRecipeInput } from './tiling-recipe.ts'

/** As many tiles as one tiling may have, all levels counted. */
export const maxTiles = 150_000

/** One grid of tiles: its size in pixels and in tiles. */
export type TilingLevel = { width: number; height: number; columns: number; rows: number }

/** Where everything is in a tiling. */
export type TilingPlan = {
  /** Pixels of all tiles of the full level put together: those of the image, and more where edges are padded. */
  width: number
  height: number
  /** Tiles of the full level. */
  columns: number
  rows: number
  /** From the smallest to the full image, which is the last; a flat grid has one. */
  levels: TilingLevel[]
  /** How many, in all levels. */
  tiles: number
}

/** Pixels of an upright image. */
type Extent = { width: number; height: number }

/** What of a recipe says where tiles are. */
type Layout = Pick<TilingRecipe, 'tileSize' | 'depth' | 'edges'>

/**
 * Works out the grids of an image of so many pixels. Levels of a pyramid are numbered as in deep zoom: level 0 is a single
 * pixel, each next one twice as large. Throws `INVALID_INPUT` for a wrong recipe, and where there would be
 * more than `maxTiles`; `details.tileSize` is then the smallest that would do, if there is one.
 */
export function planTiling(image: Extent, recipe: TilingRecipeInput): TilingPlan {
  const { depth, edges, tileSize } = parseTilingRecipe(recipe)
  const plan = layOutTiles(image, { depth, edges, tileSize })
  if (plan.tiles > maxTiles) refuseTiles(image, { plan, layout: { depth, edges, tileSize } })
  return plan
}

/** `planTiling` without its limits, for a tiling that is there. */
export function layOutTiles({ width, height }: Extent, { depth, edges, tileSize }: Layout): TilingPlan {
  const [columns, rows] = [Math.ceil(width / tileSize), Math.ceil(height / tileSize)]
  const full =
    edges === 'pad'
      ? { width: columns * tileSize, height: rows * tileSize, columns, rows }
      : { width, height, columns, rows }
  const levels = [full]
  let smallest = full
  while (depth === 'pyramid' && (smallest.width > 1 || smallest.height > 1)) {
    const [halfWidth, halfHeight] = [Math.ceil(smallest.width / 2), Math.ceil(smallest.height / 2)]
    smallest = {
      width: halfWidth,
      height: halfHeight,
      columns: Math.ceil(halfWidth / tileSize),
      rows: Math.ceil(halfHeight / tileSize),
    }
    levels.unshift(smallest)
  }
  return { ...full, levels, tiles: levels.reduce((sum, level) => sum + level.columns * level.rows, 0) }
}

function refuseTiles(image: Extent, { plan, layout }: { plan: TilingPlan; layout: Layout }): never {
  const enough = [128, 256, 512, 1024].find(
    (tileSize) => tileSize > layout.tileSize && layOutTiles(image, { ...layout, tileSize }).tiles <= maxTiles,
  )
  const counts = [maxTiles, plan.tiles].map((number) => number.toLocaleString('en'))
  const way = enough === undefined ? '' : `: a tileSize of ${enough} would do`
  const message = `Expected at most ${counts[0]} tiles for tileSize ${layout.tileSize} but there would be ${counts[1]}${way}`
  throw new ImageError('INVALID_INPUT', message, {
    issues: [{ field: 'tileSize', message }],
    actual: plan.tiles,
    limit: maxTiles,
    ...(enough !== undefined && { tileSize: enough }),
  })
}

/** Where a tile lies in its level, in pixels, its overlap counted. */
export type TileBounds = { left: number; top: number; width: number; height: number }

/** The part of a level that a tile shows. */
export function boundsOf(
  level: Extent,
  tile: { column: number; row: number; tileSize: number; overlap: number },
): TileBounds {
  const { column, row, tileSize, overlap } = tile
  const [left, top] = [Math.max(0, column * tileSize - overlap), Math.max(0, row * tileSize - overlap)]
  return {
    left,
    top,
    width: Math.min(level.width, (column + 1) * tileSize + overlap) - left,
    height: Math.min(level.height, (row + 1) * tileSize + overlap) - top,
  }
}
