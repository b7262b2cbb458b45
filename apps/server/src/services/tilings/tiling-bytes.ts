import type { TilingRecipe } from '@tessera/core/recipes'

/** Bytes for each pixel, of photographs full of detail: JPEG and WebP at quality 80 take a third of it, PNG seldom more. */
const bytesPerPixel: Record<TilingRecipe['format'], number> = { jpeg: 0.5, webp: 0.5, png: 2 }

/** How many bytes a tiling may need on the disk: enough for nearly all, so that few are begun that cannot be finished. */
export function tilingBytes(
  { width, height }: { width: number; height: number },
  { format, depth }: Pick<TilingRecipe, 'format' | 'depth'>,
): number {
  // The levels of a pyramid are a quarter of the next each: a third more in all.
  const pixels = width * height * (depth === 'pyramid' ? 4 / 3 : 1)
  return Math.ceil(pixels * bytesPerPixel[format])
}
