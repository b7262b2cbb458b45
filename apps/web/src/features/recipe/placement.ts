import type { CompressionRecipe } from '@tessera/core/recipes'
import type { Placement } from '@tessera/ui'
import { turnTransform } from '@tessera/ui'

type Size = { width: number; height: number }
type Area = Size & { left: number; top: number }

/**
 * Where the original lies under what a recipe makes of it, so that the two can be laid over each other. Null where the result is simply
 * all of the upright original.
 */
export function placeOriginal(recipe: CompressionRecipe, original: Size): Placement | null {
  const { rotate = 0, crop, width, height, fit, position = 'centre' } = recipe
  const turned = rotate % 180 === 0 ? original : { width: original.height, height: original.width }
  const kept: Area = crop ?? { left: 0, top: 0, width: turned.width, height: turned.height }
  const turn = turnTransform(original, rotate)
  const put = (size: Size, { x, y, scaleY = 1 }: { x: number; y: number; scaleY?: number }): Placement => ({
    size,
    transform: `translate(${x}px, ${y}px) scale(1, ${scaleY}) translate(${-kept.left}px, ${-kept.top}px) ${turn}`,
  })
  if (width === undefined || height === undefined || fit === 'inside')
    return rotate === 0 && !crop ? null : put(kept, { x: 0, y: 0 })

  const ratio = width / height
  if (fit === 'fill') {
    const shown = { width: kept.width, height: kept.width / ratio }
    return put(shown, { x: 0, y: 0, scaleY: shown.height / kept.height })
  }
  const wide = kept.width / kept.height > ratio
  // `cover` cuts what is longer than the box, `contain` adds to what is shorter.
  const byHeight = fit === 'cover' ? wide : !wide
  const shown = byHeight
    ? { width: kept.height * ratio, height: kept.height }
    : { width: kept.width, height: kept.width / ratio }
  if (fit === 'cover' && (position === 'attention' || position === 'entropy'))
    return { size: shown, transform: null }
  return put(shown, {
    x: (shown.width - kept.width) * shareOf(position, ['left', 'right']),
    y: (shown.height - kept.height) * shareOf(position, ['top', 'bottom']),
  })
}

/** How much of what is left over stands before the picture. */
function shareOf(position: string, [before, after]: readonly [string, string]): number {
  if (position.includes(before)) return 0
  return position.includes(after) ? 1 : 0.5
}
