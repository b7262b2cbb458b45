import type { CompressionRecipe } from '@tessera/core/recipes'
import { formatName } from '@tessera/ui'

export const fitWords = {
  inside: 'Inside',
  cover: 'Cover',
  contain: 'Contain',
  fill: 'Stretch',
} satisfies Record<CompressionRecipe['fit'], string>

/** A recipe as a person would say it: "WebP, quality 80, 1600 px wide". */
export function describeRecipe({ format, quality, width, height, fit, enlarge }: CompressionRecipe): string {
  const parts = [formatName(format)]
  if (format !== 'png') parts.push(`quality ${quality}`)
  if (width !== undefined && height !== undefined)
    parts.push(`${fitWords[fit].toLowerCase()} ${width} × ${height}`)
  else if (width !== undefined) parts.push(`${width} px wide`)
  else if (height !== undefined) parts.push(`${height} px high`)
  if (enlarge) parts.push('enlarged if smaller')
  return parts.join(', ')
}
