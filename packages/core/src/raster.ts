import sharp, { type OutputInfo, type Sharp } from 'sharp'
import type { Size } from './output-size.ts'
import { type Encoding, encode } from './render.ts'

/** Pixels in memory: 8 bits a channel, sRGB, row by row, all frames below each other. */
export type Raster = {
  data: Uint8Array
  /** Pixels of one frame. */
  width: number
  height: number
  /** Frames; 1 for a still. */
  pages: number
  channels: OutputInfo['channels']
  /** Of an animation: milliseconds each frame is shown, and how often it is repeated (0: for ever). */
  timing?: { delay: number[]; loop: number } | undefined
}

/** Runs what is to be done to an opened image once, for encoding it many times; `behind` it a colour, for a format without alpha. */
export async function readRaster(
  image: Sharp,
  { frames, behind }: { frames: number; behind: string | null },
): Promise<Raster> {
  const { delay = [], loop = 0 } = frames > 1 ? await image.metadata() : {}
  const raster = await toRaster(behind === null ? image : image.flatten({ background: behind }), frames)
  return frames > 1 ? { ...raster, timing: { delay, loop } } : raster
}

/** A pipeline that starts at these pixels. */
function openRaster({ data, width, height, pages, channels }: Raster): Sharp {
  const whole = { width, height: height * pages, channels }
  return sharp(data, {
    animated: pages > 1,
    raw: pages > 1 ? { ...whole, pageHeight: height } : whole,
    // They were held to the limits before they were made.
    limitInputPixels: false,
  })
}

/** The same picture in fewer pixels. */
export async function shrinkRaster(raster: Raster, { width, height }: Size): Promise<Raster> {
  const smaller = await toRaster(openRaster(raster).resize(width, height, { fit: 'fill' }), raster.pages)
  return { ...smaller, timing: raster.timing }
}

/** The file of a raster. */
export async function encodeRaster(raster: Raster, encoding: Encoding): Promise<Buffer> {
  const image = encode(openRaster(raster), encoding)
  const { timing } = raster
  // The encoder was chosen above; this only adds to its options.
  if (timing) encoding.format === 'gif' ? image.gif(timing) : image.webp(timing)
  return image.toBuffer()
}

/** Decodes a file that was just encoded, with as many frames as it should have. */
export async function decodeRaster(data: Uint8Array, pages: number): Promise<Raster> {
  return toRaster(sharp(data, { animated: pages > 1, limitInputPixels: false }), pages)
}

/** Runs a pipeline of so many frames to its pixels: three channels, or four. */
export async function toRaster(image: Sharp, pages: number): Promise<Raster> {
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height / pages, pages, channels: info.channels }
}
