import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalAdjust } from './adjust.ts'
import {
  type AskedFormat,
  type CompressionRecipe,
  type CompressionRecipeInput,
  defaultQuality,
  goalOf,
  hasQuality,
  maxEffortOf,
  parseRecipe,
} from './compression-recipe.ts'

/**
 * The one way to write a recipe down: defaults filled in, fields in alphabetical order, and a field that cannot change
 * the output set to its default. Two recipes that mean the same become the same text. Throws `INVALID_INPUT`.
 */
export function canonicalise(input: CompressionRecipeInput): CompressionRecipe {
  const recipe = parseRecipe(input)
  const goal = goalOf(recipe)
  if (recipe.format !== 'png' || recipe.palette === false) delete recipe.palette
  // PNG and TIFF are written without loss, so there is nothing to ask for; and where there is no quality, none to differ in.
  const isExact = recipe.format === 'tiff' || (recipe.format === 'png' && !recipe.palette)
  const isFixed = recipe.format !== 'auto' && !hasQuality(recipe.format)
  if (goal.kind !== 'lossless' || isExact) delete recipe.lossless
  if (isExact && goal.kind === 'ssim') delete recipe.ssim
  if ((isExact && goal.kind !== 'maxBytes') || (isFixed && goal.kind === 'quality'))
    recipe.quality = defaultQuality
  else if (goal.kind === 'quality') recipe.quality = goal.quality
  const isBoxed = recipe.width !== undefined && recipe.height !== undefined
  if (recipe.rotate === 0) delete recipe.rotate
  if (maxEffortOf[recipe.format] === undefined) delete recipe.effort
  // Only these two fits leave something out or free, and a position to choose; the middle is where it is anyway.
  if (!isBoxed || !['cover', 'contain'].includes(recipe.fit) || recipe.position === 'centre')
    delete recipe.position
  // White is behind a jpeg anyway; elsewhere a colour shows in the bars of `contain` only.
  const background = recipe.background?.toLowerCase()
  const hasBars = isBoxed && recipe.fit === 'contain'
  const shows = recipe.format === 'jpeg' ? background !== '#ffffff' : hasBars
  if (background !== undefined && shows) recipe.background = background
  else delete recipe.background
  // With one side, the other follows from the proportions, whatever the fit; with none there is nothing to fit or enlarge.
  if (recipe.width === undefined || recipe.height === undefined) recipe.fit = 'inside'
  if (recipe.width === undefined && recipe.height === undefined) recipe.enlarge = false
  if (recipe.crop) {
    const { height, left, top, width } = recipe.crop
    recipe.crop = { height, left, top, width }
  }
  recipe.adjust = canonicalAdjust(recipe.adjust)
  if (recipe.metadata === 'strip') delete recipe.metadata
  // What cannot move holds the first frame anyway.
  if (recipe.frame === 0 && stillFormats.includes(recipe.format)) delete recipe.frame
  const entries = Object.entries(recipe).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) as CompressionRecipe
}

const stillFormats: readonly AskedFormat[] = ['jpeg', 'png', 'avif', 'tiff', 'jxl']

/** SHA-256 of the canonical JSON, as 64 hex digits: the identity of a recipe. Throws `INVALID_INPUT`. */
export function recipeHash(recipe: CompressionRecipeInput): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonicalise(recipe)))))
}
