import { z } from 'zod'
import {
  type TilingPlan,
  type TilingRecipe,
  tileFormats,
  tilingDepths,
  tilingEdges,
} from '../recipes/index.ts'

const count = z.int().positive()

type ManifestShape = {
  version: z.ZodLiteral<1>
  width: z.ZodInt
  height: z.ZodInt
  hasAlpha: z.ZodBoolean
  tileSize: z.ZodInt
  depth: z.ZodEnum<{ one: 'one'; pyramid: 'pyramid' }>
  overlap: z.ZodInt
  edges: z.ZodEnum<{ crop: 'crop'; pad: 'pad' }>
  format: z.ZodEnum<{ jpeg: 'jpeg'; png: 'png'; webp: 'webp' }>
  quality: z.ZodNullable<z.ZodInt>
  columns: z.ZodInt
  rows: z.ZodInt
  levels: z.ZodInt
  tiles: z.ZodInt
}

/**
 * `manifest.json` of an archive. `width` and `height` are the true size of the image in pixels, also where edges are padded;
 * `columns` and `rows` count the tiles of the full level, which is number `levels - 1`; `tiles` those of all. `quality` is
 * null where there is none (png) or it is not known.
 */
export const TilingManifest: z.ZodObject<ManifestShape> = z.object({
  version: z.literal(1),
  width: count,
  height: count,
  hasAlpha: z.boolean(),
  tileSize: count,
  depth: z.enum(tilingDepths),
  overlap: z.int().nonnegative(),
  edges: z.enum(tilingEdges),
  format: z.enum(tileFormats),
  quality: z.int().nullable(),
  columns: count,
  rows: count,
  levels: count,
  tiles: count,
})
export type TilingManifest = z.infer<typeof TilingManifest>

/** The manifest of what was planned. */
export function manifestOf(
  image: { width: number; height: number; hasAlpha: boolean },
  { recipe, plan }: { recipe: TilingRecipe; plan: TilingPlan },
): TilingManifest {
  const { tileSize, depth, overlap, edges, format, quality } = recipe
  return {
    version: 1,
    width: image.width,
    height: image.height,
    hasAlpha: image.hasAlpha && format !== 'jpeg',
    tileSize,
    depth,
    overlap,
    edges,
    format,
    quality: format === 'png' ? null : quality,
    columns: plan.columns,
    rows: plan.rows,
    levels: plan.levels.length,
    tiles: plan.tiles,
  }
}
