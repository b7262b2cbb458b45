import type { CompressionRecipe } from '@tessera/core/recipes'
import { formatName } from '@tessera/ui'

export const fitWords = {
  inside: 'Inside',
  cover: 'Cover',
  contain: 'Contain',
  fill: 'Stretch',
} satisfies Record<CompressionRecipe['fit'], string>

/** Of the positions that are judged by the picture; the others say themselves where. */
const keptWords: Partial<Record<NonNullable<CompressionRecipe['position']>, string>> = {
  attention: 'what draws the eye',
  entropy: 'what has most detail',
}

/** A recipe as a person would say it: "WebP, quality 80, 1600 px wide". */
export function describeRecipe(recipe: CompressionRecipe): string {
  const { format, width, height, fit, enlarge } = recipe
  const goal = describeGoal(recipe)
  const parts = [format === 'auto' ? 'Best format' : formatName(format), ...(goal ? [goal] : [])]
  if (recipe.rotate) parts.push(`turned ${recipe.rotate}°`)
  if (recipe.crop) parts.push(`cropped to ${recipe.crop.width} × ${recipe.crop.height}`)
  if (width !== undefined && height !== undefined)
    parts.push(`${fitWords[fit].toLowerCase()} ${width} × ${height}`)
  else if (width !== undefined) parts.push(`${width} px wide`)
  else if (height !== undefined) parts.push(`${height} px high`)
  const kept = recipe.position && keptWords[recipe.position]
  if (kept) parts.push(kept)
  if (enlarge) parts.push('enlarged if smaller')
  if (recipe.frame !== undefined) parts.push(`frame ${recipe.frame + 1} only`)
  parts.push(...describeAdjust(recipe.adjust ?? {}))
  if (recipe.palette) parts.push('256 colours')
  if (recipe.effort !== undefined) parts.push(`effort ${recipe.effort}`)
  if (recipe.metadata === 'keep') parts.push('metadata kept')
  if (recipe.metadata === 'keep-without-location') parts.push('metadata kept but for the location')
  return parts.join(', ')
}

function describeAdjust(adjust: NonNullable<CompressionRecipe['adjust']>): string[] {
  const { greyscale, blur, sharpen, ...factors } = adjust
  const scaled = Object.entries(factors).map(([name, factor = 1]) => `${name} ${Math.round(factor * 100)} %`)
  return [
    ...(greyscale ? ['greyscale'] : []),
    ...(blur === undefined ? [] : [`blur ${blur} px`]),
    ...scaled,
    ...(sharpen === undefined ? [] : [`sharpen ${sharpen} px`]),
  ]
}

/** What was asked of the file; a PNG that was asked for nothing has no quality to speak of. */
function describeGoal({ format, quality, maxBytes, ssim, lossless }: CompressionRecipe): string | null {
  if (maxBytes !== undefined) return `at most ${Math.floor(maxBytes / 1000)} KB`
  if (ssim !== undefined) return `likeness ${ssim}`
  if (lossless) return 'lossless'
  return format === 'png' ? null : `quality ${quality ?? 80}`
}
