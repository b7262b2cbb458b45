import type { Sharp } from 'sharp'
import { type Adjust, canonicalAdjust } from './recipes/index.ts'

const midGrey = 128

// The luma of ITU-R BT.709 for every channel, as the CSS filter `grayscale` has it. sharp's own `greyscale` would leave a
// single band, without alpha, wherever pixels and not a file are made.
const luma: [number, number, number] = [0.2126, 0.7152, 0.0722]

/** Adds what a recipe adjusts, in the order that is sharp's own: resize, blur, greyscale, brightness and saturation, sharpen, contrast. */
export function adjust(image: Sharp, wanted: Adjust | undefined): Sharp {
  const { greyscale, blur, brightness, saturation, sharpen, contrast } = canonicalAdjust(wanted) ?? {}
  if (greyscale) image.recomb([luma, luma, luma])
  if (blur !== undefined) image.blur(blur)
  if (brightness !== undefined || saturation !== undefined)
    image.modulate({ brightness: brightness ?? 1, saturation: saturation ?? 1 })
  if (sharpen !== undefined) image.sharpen({ sigma: sharpen })
  if (contrast !== undefined) image.linear(contrast, midGrey * (1 - contrast))
  return image
}

/** Whether a pixel's neighbours count: then the frames of an animation, which lie below each other, would run together. */
export function isSpatial({ blur, sharpen }: Adjust = {}): boolean {
  return blur !== undefined || sharpen !== undefined
}
