import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { ImageError } from './errors.ts'
import type { ImageInput } from './input.ts'
import type { ImageFacts } from './inspect.ts'
import type { Size } from './output-size.ts'
import { type CompressionRecipe, type Fit, maxSideOf } from './recipes/index.ts'

/**
 * Opens an image for decoding: upright, in sRGB, without metadata (sharp's own defaults but for the first). Damage is
 * an error, but not every warning: photographs of old cameras and scanners are full of those. `frames` are kept.
 */
export function openImage(input: ImageInput, facts: ImageFacts, frames: number): Sharp {
  return sharp(input, {
    failOn: 'error',
    sequentialRead: true,
    animated: frames > 1,
    // The limits were checked on the header; this holds the decoder to the size that was checked.
    limitInputPixels: facts.width * facts.height * frames,
  }).autoOrient()
}

/** Brings an opened image to an exact size (see `outputSize`). */
export function resize(image: Sharp, size: Size, { fit, opaque }: { fit: Fit; opaque: boolean }): Sharp {
  return image.resize(size.width, size.height, {
    // The size has the proportions of the image already: left to itself, sharp would round once more.
    fit: fit === 'inside' ? 'fill' : fit,
    // The bars of `contain`: see-through where the format can.
    background: { r: 255, g: 255, b: 255, alpha: opaque ? 1 : 0 },
  })
}

/** Runs a pipeline to bare pixels: 8 bits, sRGB, three channels or four. */
export async function decodePixels(image: Sharp): Promise<{ data: Buffer; info: OutputInfo }> {
  return image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
}

/** Throws `TOO_LARGE` when an output of this size cannot be written in the recipe's format. */
export function checkOutputSize(size: Size, recipe: CompressionRecipe, maxPixels: number): void {
  const side = Math.max(size.width, size.height)
  const limit = maxSideOf[recipe.format]
  const shape = `${size.width} x ${size.height}`
  if (side > limit) {
    const message = `Expected at most ${limit} pixels a side for ${recipe.format} but the output would be ${shape}: ask for a smaller width or height`
    throw new ImageError('TOO_LARGE', message, { actual: side, limit })
  }
  if (size.width * size.height > maxPixels) {
    const message = `Expected at most ${maxPixels / 1e6} megapixels for ${recipe.format} but the output would be ${shape}: ask for a smaller width or height`
    throw new ImageError('TOO_LARGE', message, { actual: size.width * size.height, limit: maxPixels })
  }
}

/** Adds the encoder. Effort is where bytes stop falling faster than time rises; see the bench. */
export function encode(
  image: Sharp,
  { format, quality }: Pick<CompressionRecipe, 'format' | 'quality'>,
): Sharp {
  switch (format) {
    case 'jpeg':
      // White is the page that a picture cut free was most likely made for.
      return image.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
    case 'png':
      return image.png({ compressionLevel: 6, adaptiveFiltering: true })
    case 'webp':
      return image.webp({ quality, effort: 4 })
    case 'avif':
      return image.avif({ quality, effort: 3 })
    default:
      return format satisfies never
  }
}
