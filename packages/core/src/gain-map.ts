import type { Sharp } from 'sharp'
import type { Plan } from './plan.ts'
import { canonicalAdjust } from './recipes/index.ts'

/**
 * Whether an output carries the gain map of an Ultra HDR JPEG (ISO 21496-1). It says how much brighter each place may get,
 * so it would be wrong beside other colours; a search has pixels only; and sharp cannot cut it by what is worth seeing.
 */
export function keepsGainMap({ facts, recipe, isSingleEncode }: Plan): boolean {
  const { metadata = 'strip', format, fit, position = 'centre' } = recipe
  const isFixed = fit !== 'cover' || !['entropy', 'attention'].includes(position)
  const isKept = facts.hasGainMap && facts.format === 'jpeg' && format === 'jpeg' && metadata !== 'strip'
  return isKept && isFixed && isSingleEncode && !canonicalAdjust(recipe.adjust)
}

/** sharp does to the gain map what is done to the picture, and writes both. In sharp since 0.35, in its types not yet. */
export function withGainMap(image: Sharp): Sharp {
  return (image as Sharp & { keepGainMap(): Sharp }).keepGainMap()
}
