import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { z } from 'zod'
import { defaultQuality } from './compression-recipe.ts'
import { fields, integer, oneOf } from './fields.ts'
import { parseAs } from './refusals.ts'
import { expectedSentence } from './sentences.ts'

/** What tiles can be written as; the last part of their names. */
export const tileFormats = ['jpeg', 'png', 'webp'] as const
export type TileFormat = (typeof tileFormats)[number]

/** One flat grid, or one for each halving of the image down to a single pixel. */
export const tilingDepths = ['one', 'pyramid'] as const
export type TilingDepth = (typeof tilingDepths)[number]

/** Whether the last tiles of a row or column are smaller, or filled up. */
export const tilingEdges = ['crop', 'pad'] as const
export type TilingEdges = (typeof tilingEdges)[number]

type TilingShape = {
  tileSize: z.ZodDefault<z.ZodInt>
  depth: z.ZodDefault<z.ZodEnum<{ [Depth in TilingDepth]: Depth }>>
  overlap: z.ZodDefault<z.ZodInt>
  format: z.ZodDefault<z.ZodEnum<{ [Format in TileFormat]: Format }>>
  quality: z.ZodDefault<z.ZodInt>
  edges: z.ZodDefault<z.ZodEnum<{ [Edges in TilingEdges]: Edges }>>
}

/**
 * How an image becomes tiles. `tileSize` is the side of a tile in pixels, 64-1024; with an `overlap` of 0-64 pixels each
 * tile has that much more of the image on every side that has a neighbour, as deep zoom means it. `depth`: `one`, a flat grid, or
 * `pyramid`. `quality` 1-100, of jpeg and webp. `edges`: `crop`, or `pad`, which is for a flat grid only.
 */
export const TilingRecipe: z.ZodObject<TilingShape, z.core.$strict> = fields('tiling', {
  tileSize: integer('tileSize', 64, 1024).default(256),
  depth: oneOf('depth', tilingDepths).default('one'),
  overlap: integer('overlap', 0, 64).default(0),
  format: oneOf('format', tileFormats).default('jpeg'),
  quality: integer('quality', 1, 100).default(defaultQuality),
  edges: oneOf('edges', tilingEdges).default('crop'),
}).superRefine((recipe, context) => {
  if (recipe.edges === 'crop' || recipe.depth === 'one') return
  const message = expectedSentence('crop', 'edges of a pyramid', recipe.edges)
  context.addIssue({ code: 'custom', path: ['edges'], message, input: recipe.edges })
})

/** A tiling recipe with its defaults filled in. */
export type TilingRecipe = z.infer<typeof TilingRecipe>
/** A tiling recipe as a person writes it: nothing is needed. */
export type TilingRecipeInput = z.input<typeof TilingRecipe>

/** Reads a tiling recipe from anything; throws `INVALID_INPUT` with one sentence per wrong field in `details.issues`. */
export function parseTilingRecipe(input: unknown): TilingRecipe {
  return parseAs(TilingRecipe, input)
}

/** The one way to write a tiling recipe down, as `canonicalise` does for compressions. Throws `INVALID_INPUT`. */
export function canonicaliseTiling(input: TilingRecipeInput): TilingRecipe {
  const { depth, edges, format, overlap, quality, tileSize } = parseTilingRecipe(input)
  // PNG loses nothing, so there is nothing to differ in.
  return { depth, edges, format, overlap, quality: format === 'png' ? defaultQuality : quality, tileSize }
}

/** SHA-256 of the canonical JSON, as 64 hex digits: the identity of a tiling recipe. Throws `INVALID_INPUT`. */
export function tilingHash(recipe: TilingRecipeInput): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonicaliseTiling(recipe)))))
}
