import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { decodable } from './codecs/foreign.ts'
import { ImageError } from './errors.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import type { ImageFacts } from './inspect.ts'
import type { Size } from './output-size.ts'
import { type AskedFormat, type CompressionRecipe, maxSideOf, type OutputFormat } from './recipes/index.ts'
import { refuseField } from './recipes/refusals.ts'

/**
 * Opens an image for decoding: upright, in sRGB, without metadata (sharp's own defaults but for the first). Damage is
 * an error, but not every warning: photographs of old cameras and scanners are full of those. `frames` are kept, or the one
 * `frame`, counted from 0.
 */
export async function openImage(
  input: ImageInput,
  { facts, frames = 1, frame = 0, ignoreIcc = false }: Opening,
  options: TaskOptions,
): Promise<Sharp> {
  return sharp(await decodable(input, facts, options), {
    failOn: 'error',
    sequentialRead: true,
    ignoreIcc,
    // sharp takes either, not both.
    ...(frames > 1 ? { animated: true } : frame > 0 ? { page: frame } : {}),
    // The limits were checked on the header; this holds the decoder to the size that was checked.
    limitInputPixels: facts.width * facts.height * frames,
  }).autoOrient()
}

/** What of an image is opened; `ignoreIcc` for a profile that says what pixels without one are anyway. */
type Opening = {
  facts: ImageFacts
  frames?: number
  frame?: number | undefined
  ignoreIcc?: boolean
}

/** How an image meets its size, where the proportions differ. */
export type Placing = Pick<CompressionRecipe, 'fit' | 'position' | 'background'> & { opaque: boolean }

/** Brings an opened image to an exact size (see `outputSize`). */
export function resize(image: Sharp, size: Size, { fit, position, background, opaque }: Placing): Sharp {
  return image.resize(size.width, size.height, {
    // The size has the proportions of the image already: left to itself, sharp would round once more.
    fit: fit === 'inside' ? 'fill' : fit,
    // sharp's strategies find a part to keep, which contain has no use for.
    position: fit === 'cover' || !isStrategy(position) ? (position ?? 'centre') : 'centre',
    // The bars of `contain`: see-through where the format can and no colour is asked for.
    background: background ?? { r: 255, g: 255, b: 255, alpha: opaque ? 1 : 0 },
  })
}

/** Whether sharp looks for the part to keep. */
export function isStrategy(position: CompressionRecipe['position']): boolean {
  return position === 'entropy' || position === 'attention'
}

/**
 * The part of an upright image that a recipe is about: turned, then cropped; answers with its size. Throws
 * `INVALID_INPUT` for a crop that is not wholly inside.
 */
export function areaOf(
  upright: Size,
  { rotate = 0, crop }: Pick<CompressionRecipe, 'rotate' | 'crop'>,
): Size {
  const { width, height } = upright
  const turned = rotate % 180 === 0 ? { width, height } : { width: height, height: width }
  if (!crop) return turned
  if (crop.left + crop.width <= turned.width && crop.top + crop.height <= turned.height) {
    return { width: crop.width, height: crop.height }
  }
  const received = `${crop.width} x ${crop.height} at ${crop.left}, ${crop.top}`
  const message = `Expected a part of ${turned.width} x ${turned.height} pixels for crop but received ${received}`
  refuseField('crop', message)
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

/** The page that a picture cut free was most likely made for. */
export const white = '#ffffff'

/** What sharp encodes. */
export type SharpFormat = Exclude<OutputFormat, 'jxl'>

/** How pixels become a file. */
export type Encoding = {
  format: OutputFormat
  /** 1 to 100; says nothing where `lossless`. */
  quality: number
  lossless?: boolean
  /** How hard the encoder tries, in its own scale; else what `efforts` says. */
  effort?: number | undefined
  /** A png of 256 colours at most. */
  palette?: boolean | undefined
  /** Behind what is see-through, in jpeg. */
  background?: string | undefined
}

/** Where bytes stop falling faster than time rises; see the bench. */
export const efforts = { webp: 4, avif: 3, gif: 6, jxl: 4 } as const

/** Adds one of sharp's encoders. */
export function encode(
  image: Sharp,
  {
    format,
    quality,
    lossless = false,
    effort,
    background,
    palette = false,
  }: Encoding & { format: SharpFormat },
): Sharp {
  switch (format) {
    case 'jpeg':
      return image.flatten({ background: background ?? white }).jpeg({ quality, mozjpeg: true })
    case 'png':
      return image.png({ compressionLevel: 6, adaptiveFiltering: !palette, palette })
    case 'gif':
      // sharp counts from 1.
      return image.gif({ effort: (effort ?? efforts.gif) + 1 })
    case 'tiff':
      return image.tiff({ compression: 'deflate', predictor: 'horizontal' })
    case 'webp':
      // Exact: the colours under what is see-through are pixels too.
      return image.webp({ quality, lossless, exact: lossless, effort: effort ?? efforts.webp })
    case 'avif':
      return image.avif({ quality, lossless, effort: effort ?? efforts.avif })
    default:
      return format satisfies never
  }
}
