import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { ImageError } from './errors.ts'
import type { ImageInput } from './input.ts'
import type { ImageFacts } from './inspect.ts'
import type { Size } from './output-size.ts'
import { type AskedFormat, type Fit, maxSideOf, type OutputFormat } from './recipes/index.ts'

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

/** Throws `TOO_LARGE` when an output of this size cannot be written in this format. */
export function checkOutputSize(size: Size, format: AskedFormat, maxPixels: number): void {
  const side = Math.max(size.width, size.height)
  // Among all formats there is one for every side.
  const limit = format === 'auto' ? longestSide : maxSideOf[format]
  const shape = `${size.width} x ${size.height}`
  if (side > limit) {
    const message = `Expected at most ${limit} pixels a side for ${format} but the output would be ${shape}: ask for a smaller width or height`
    throw new ImageError('TOO_LARGE', message, { actual: side, limit })
  }
  if (size.width * size.height > maxPixels) {
    const message = `Expected at most ${maxPixels / 1e6} megapixels for ${format} but the output would be ${shape}: ask for a smaller width or height`
    throw new ImageError('TOO_LARGE', message, { actual: size.width * size.height, limit: maxPixels })
  }
}

const longestSide = Math.max(...Object.values(maxSideOf))

/** How pixels become a file. */
export type Encoding = {
  format: OutputFormat
  /** 1 to 100; says nothing where `lossless`. */
  quality: number
  lossless?: boolean
  /** How hard the encoder tries, in its own scale; else what `efforts` says. */
  effort?: number | undefined
}

/** Where bytes stop falling faster than time rises; see the bench. */
export const efforts = { webp: 4, avif: 3 } as const

/** Adds the encoder. */
export function encode(image: Sharp, { format, quality, lossless = false, effort }: Encoding): Sharp {
  switch (format) {
    case 'jpeg':
      // White is the page that a picture cut free was most likely made for.
      return image.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: true })
    case 'png':
      return image.png({ compressionLevel: 6, adaptiveFiltering: true })
    case 'webp':
      // Exact: the colours under what is see-through are pixels too.
      return image.webp({ quality, lossless, exact: lossless, effort: effort ?? efforts.webp })
    case 'avif':
      return image.avif({ quality, lossless, effort: effort ?? efforts.avif })
    default:
      return format satisfies never
  }
}
