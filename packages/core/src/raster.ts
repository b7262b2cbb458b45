import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { adjust } from './adjust.ts'
import { runCodec } from './codecs/run-codec.ts'
import { embed, isCarried, type KeptMetadata } from './metadata/kept-metadata.ts'
import type { Size } from './output-size.ts'
import type { Adjust } from './recipes/index.ts'
import { type Encoding, efforts, encode } from './render.ts'

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
  /** What every file of it says beside the pixels. */
  kept?: KeptMetadata | null | undefined
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
export function openRaster({ data, width, height, pages, channels }: Raster): Sharp {
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
  return { ...smaller, timing: raster.timing, kept: raster.kept }
}

/** Adjusts each frame by itself. */
export async function adjustFrames(raster: Raster, wanted: Adjust | undefined): Promise<Raster> {
  const { width, height, pages, channels } = raster
  const bytes = width * height * channels
  const adjusted: Raster[] = []
  for (let page = 0; page < pages; page++) {
    const data = raster.data.subarray(page * bytes, (page + 1) * bytes)
    adjusted.push(await toRaster(adjust(openRaster({ ...raster, data, pages: 1 }), wanted), 1))
  }
  const data = Buffer.concat(adjusted.map((frame) => frame.data))
  return { ...raster, data, channels: adjusted[0]?.channels ?? channels }
}

/** The file of a raster. */
export async function encodeRaster(
  raster: Raster,
  encoding: Encoding,
  signal?: AbortSignal,
): Promise<Buffer> {
  const { kept, timing, width, height } = raster
  const { format } = encoding
  if (format === 'jxl') return encodeAsJxl(raster, encoding, signal)
  if (kept && isCarried(format))
    return encode(await openWithMetadata(raster, kept), { ...encoding, format }).toBuffer()
  const image = encode(openRaster(raster), { ...encoding, format })
  // The encoder was chosen above; this only adds to its options.
  if (timing) format === 'gif' ? image.gif(timing) : image.webp(timing)
  const file = await image.toBuffer()
  return kept ? embed(file, { kept, format, size: { width, height } }) : file
}

/** sharp takes EXIF from a file only, so the pixels are brought as one: a PNG that nothing was packed in. */
async function openWithMetadata(raster: Raster, kept: KeptMetadata): Promise<Sharp> {
  const { width, height } = raster
  const png = await openRaster(raster).png({ compressionLevel: 0 }).toBuffer()
  const carrier = embed(png, { kept, format: 'png', size: { width, height } })
  return sharp(carrier, { limitInputPixels: false }).keepExif().keepXmp()
}

/**
 * Decodes a file that was just encoded, with as many frames as it should have. Encoders write a frame that hardly differs
 * from the one before as a longer one: by the `timing` of the raster they are told apart again.
 */
export async function decodeRaster(
  data: Uint8Array,
  pages: number,
  timing?: Raster['timing'],
): Promise<Raster> {
  // The only one of the outputs that sharp cannot read begins so.
  const file = data[0] === 0xff && data[1] === 0x0a ? await decodeOwnJxl(data) : data
  const image = sharp(file, { animated: pages > 1, limitInputPixels: false })
  const { pages: written = 1, delay: lasting = [] } = pages > 1 ? await image.metadata() : {}
  if (pages === 1 || written === pages) return toRaster(image, pages)
  const decoded = await toRaster(image, written)
  const bytes = decoded.width * decoded.height * decoded.channels
  let [frame, left] = [0, lasting[0] ?? Number.POSITIVE_INFINITY]
  const frames = (timing?.delay ?? []).map((delay) => {
    // What is left of a frame that lasts ends where the next one began.
    if (left <= 0 && frame < written - 1) left = lasting[++frame] ?? Number.POSITIVE_INFINITY
    left -= delay
    return decoded.data.subarray(frame * bytes, (frame + 1) * bytes)
  })
  return { ...decoded, data: Buffer.concat(frames), pages }
}

/** Runs a pipeline of so many frames to its pixels: three channels, or four. */
export async function toRaster(image: Sharp, pages: number): Promise<Raster> {
  const { data, info } = await image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height / pages, pages, channels: info.channels }
}

async function encodeAsJxl(
  { data, width, height, channels }: Raster,
  { quality, lossless = false, effort }: Encoding,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const pixels = new Uint8Array(width * height * 4).fill(255)
  // Grey counts for red, green and blue; the last of two or four is alpha.
  const [green, blue] = channels > 2 ? [1, 2] : [0, 0]
  const hasAlpha = channels === 2 || channels === 4
  for (let from = 0, to = 0; from < data.length; from += channels, to += 4) {
    pixels[to] = data[from] ?? 0
    pixels[to + 1] = data[from + green] ?? 0
    pixels[to + 2] = data[from + blue] ?? 0
    if (hasAlpha) pixels[to + 3] = data[from + channels - 1] ?? 0
  }
  // libjxl counts from 1.
  const options = { quality, lossless, effort: Math.max(1, effort ?? efforts.jxl) }
  const file = await runCodec({ kind: 'jxl-encode', pixels, width, height, options }, signal)
  return Buffer.from(file.buffer)
}

async function decodeOwnJxl(data: Uint8Array): Promise<Uint8Array> {
  return runCodec({ kind: 'jxl-decode', file: new Uint8Array(data) }, undefined)
}
