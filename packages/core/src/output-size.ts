import type { Fit } from './recipes/index.ts'

/** Width and height in pixels. */
export type Size = { width: number; height: number }
/** What a recipe says about size. */
export type SizeRequest = {
  width?: number | undefined
  height?: number | undefined
  fit: Fit
  enlarge: boolean
}

/**
 * The exact size of an output. One side alone keeps the proportions. With both: `inside` is the largest that fits in
 * the box; `cover` and `contain` are the box itself, `fill` stretches to it. Without `enlarge` no pixel is made larger:
 * the box of `cover` and `contain` shrinks in its own proportions until the image fills it, that of `fill` side by side.
 */
export function outputSize(source: Size, { width, height, fit, enlarge }: SizeRequest): Size {
  if (width === undefined && height === undefined) return { width: source.width, height: source.height }
  const scaleX = (width ?? Number.POSITIVE_INFINITY) / source.width
  const scaleY = (height ?? Number.POSITIVE_INFINITY) / source.height
  if (width === undefined || height === undefined || fit === 'inside') {
    const scale = Math.min(scaleX, scaleY)
    return scaled(source, enlarge ? scale : Math.min(1, scale))
  }
  if (enlarge) return { width, height }
  if (fit === 'fill') return { width: Math.min(width, source.width), height: Math.min(height, source.height) }
  // What the image is scaled by to meet the box: `cover` must reach both sides, `contain` only the nearer.
  const scale = fit === 'cover' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY)
  return scaled({ width, height }, Math.min(1, 1 / scale))
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}
