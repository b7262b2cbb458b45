import type { Sharp } from 'sharp'
import type { Plan } from './plan.ts'
import { canonicalAdjust } from './recipes/index.ts'

// Pixels of a picture with a gain map.
const smallestSide = 16

/**
 * Whether an output carries the gain map of an Ultra HDR JPEG (ISO 21496-1). It says how much brighter each place may get,
 * so it would be wrong beside other colours; a search has pixels only; and sharp cannot cut it by what is worth seeing, nor
 * where a side of it, mostly a quarter of the picture's, would come to nothing.
 */
export function keepsGainMap({ facts, recipe, area, size, isSingleEncode }: Plan): boolean {
  const { metadata = 'strip', format, fit, position = 'centre' } = recipe
  const isFixed = fit !== 'cover' || !['entropy', 'attention'].includes(position)
  const isKept = facts.hasGainMap && facts.format === 'jpeg' && format === 'jpeg' && metadata !== 'strip'
  const isTiny = Math.min(area.width, area.height, size.width, size.height) < smallestSide
  return isKept && !isTiny && isFixed && isSingleEncode && !canonicalAdjust(recipe.adjust)
}

/** sharp does to the gain map what is done to the picture, and writes both. In sharp since 0.35, in its types not yet. */
export function withGainMap(image: Sharp): Sharp {
  return (image as Sharp & { keepGainMap(): Sharp }).keepGainMap()
}
