import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type CompressionRecipe, type CompressionRecipeInput, parseRecipe } from './compression-recipe.ts'

/**
 * The one way to write a recipe down: defaults filled in, fields in alphabetical order, and a field that cannot change
 * the output set to its default. Two recipes that mean the same become the same text. Throws `INVALID_INPUT`.
 */
export function canonicalise(input: CompressionRecipeInput): CompressionRecipe {
  const { width, height, ...recipe } = parseRecipe(input)
  const sides = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
  // A PNG is written without loss, so there is no quality to differ in.
  if (recipe.format === 'png') recipe.quality = 80
  // With one side, the other follows from the proportions, whatever the fit; with none there is nothing to fit or enlarge.
  if (width === undefined || height === undefined) recipe.fit = 'inside'
  if (width === undefined && height === undefined) recipe.enlarge = false
  const entries = Object.entries({ ...recipe, ...sides }).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries) as CompressionRecipe
}

/** SHA-256 of the canonical JSON, as 64 hex digits: the identity of a recipe. Throws `INVALID_INPUT`. */
export function recipeHash(recipe: CompressionRecipeInput): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(canonicalise(recipe)))))
}
