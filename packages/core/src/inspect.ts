import sharp, { type Metadata } from 'sharp'
import { isForeign, readForeignFacts } from './codecs/foreign.ts'
import { readSvg } from './codecs/svg.ts'
import { refuseOldJpeg } from './codecs/tiff-compression.ts'
import { ImageError } from './errors.ts'
import { detectFormat, type InputFormat } from './format.ts'
import { type Head, type ImageInput, readHead, type TaskOptions } from './input.ts'
import { checkLimits, limitsOf } from './limits.ts'
import { hasExifLocation, hasXmpLocation } from './location.ts'
import { expectedSentence } from './recipes/index.ts'
import { refuseField } from './recipes/refusals.ts'
import { runTask } from './task.ts'

/** What an image's header says about it. */
export type ImageFacts = {
  format: InputFormat
  /** Pixels, upright: after orientation. */
  width: number
  height: number
  /** Frames of an animation, pages of a TIFF; 1 for most. */
  pages: number
  hasAlpha: boolean
  /** Bits per channel. */
  bitDepth: number
  /** libvips' name of it: srgb, b-w, cmyk, rgb16, grey16, lab ... */
  colourSpace: string
  hasIcc: boolean
  hasExif: boolean
  /** Says where it was taken, in EXIF or XMP. */
  hasLocation: boolean
  hasGainMap: boolean
  /** Progressive JPEG or interlaced PNG. */
  progressive: boolean
  /** Decodes row by row, in a memory that does not grow with its height. */
  streamable: boolean
  /** EXIF orientation, 1 to 8; 1 is upright. */
  orientation: number
}

/**
 * Reads an image's header. Throws `UNSUPPORTED_FORMAT`, `BAD_IMAGE`, `TOO_LARGE` (see `Limits`), `INVALID_INPUT` or
 * `ABORTED`. No pixel is decoded: a few kinds of damage show only in `compress` and `thumbnail`.
 */
export async function inspect(input: ImageInput, options: TaskOptions = {}): Promise<ImageFacts> {
  return runTask(options, (options) => readFacts(input, options))
}

/** `inspect` for use inside another task. */
export async function readFacts(input: ImageInput, options: TaskOptions): Promise<ImageFacts> {
  const limits = limitsOf(options)
  const head = await readHead(input)
  const format = detectFormat(head.bytes, options)
  if (isForeign(format)) {
    const { facts, bytesPerPixel } = await readForeignFacts(input, { format, head, limits }, options.signal)
    checkLimits({ ...facts, frames: 1, bytesPerPixel }, limits, { isSource: true })
    return facts
  }
  if (format === 'tiff') await refuseOldJpeg(input)
  // Our own limits come first, with numbers in their message; sharp's would only say that there is one.
  const header = format === 'svg' ? await readSvgHeader(input) : await readHeader(input)
  if (header.format !== (format === 'avif' ? 'heif' : format)) {
    throw new ImageError(
      'UNSUPPORTED_FORMAT',
      `Expected ${format} as its first bytes say but it decodes as ${header.format}`,
    )
  }
  const facts = describe(format, header)
  checkLimits({ ...facts, frames: 1, bytesPerPixel: bytesPerPixel(header) }, limits, { isSource: true })
  checkPlausible(facts, head)
  return facts
}

/** The facts of one frame, counted from 0, of an image of which the first is known: pages of a TIFF have sizes of their own. Throws as `readFacts`. */
export async function readFrameFacts(
  input: ImageInput,
  { facts, frame = 0 }: { facts: ImageFacts; frame: number | undefined },
  { limits }: TaskOptions,
): Promise<ImageFacts> {
  checkFrame(facts, frame)
  if (frame === 0) return facts
  if (facts.format === 'tiff') await refuseOldJpeg(input, frame)
  const header = await sharp(input, { limitInputPixels: false, failOn: 'error', page: frame }).metadata()
  const taken = { ...describe(facts.format, header), pages: facts.pages }
  checkLimits({ ...taken, frames: 1, bytesPerPixel: bytesPerPixel(header) }, limitsOf({ limits }))
  return taken
}

// Throws `INVALID_INPUT` where an image has no such frame.
function checkFrame({ pages }: ImageFacts, frame: number): void {
  if (frame < pages) return
  const message = expectedSentence(`integer between 0 and ${pages - 1}`, 'frame of this image', frame)
  refuseField('frame', message)
}

async function readHeader(input: ImageInput): Promise<Metadata> {
  return sharp(input, { limitInputPixels: false, failOn: 'error' }).metadata()
}

async function readSvgHeader(input: ImageInput): Promise<Metadata> {
  return readHeader(await readSvg(input)).catch((cause: Error) => {
    if (!/unsupported image format/.test(cause.message)) throw cause
    const message = 'SVG is switched off in this process: it is allowed in configureEngine too'
    throw new ImageError('UNSUPPORTED_FORMAT', message, { cause, found: 'SVG' })
  })
}

function describe(format: InputFormat, header: Metadata): ImageFacts {
  const orientation = header.orientation ?? 1
  const progressive = (format === 'jpeg' || format === 'png') && header.isProgressive === true
  const xmp = header.xmpAsString ?? ''
  return {
    format,
    width: header.autoOrient.width,
    height: header.autoOrient.height,
    pages: header.pages ?? 1,
    hasAlpha: header.hasAlpha,
    bitDepth: header.isPalette ? 8 : (header.bitsPerSample ?? bytesOfSample[header.depth] * 8),
    colourSpace: header.space,
    hasIcc: header.icc !== undefined,
    hasExif: header.exif !== undefined,
    hasLocation: (header.exif !== undefined && hasExifLocation(header.exif)) || hasXmpLocation(xmp),
    hasGainMap: header.gainMap !== undefined || /\bhdrgm:Version\b|\bHDRGainMapVersion\b/.test(xmp),
    progressive,
    // Turning an image (orientation 3 to 8) needs its last row first.
    streamable: ['jpeg', 'png', 'tiff'].includes(format) && !progressive && orientation <= 2,
    orientation,
  }
}

const bytesOfSample: Readonly<Record<Metadata['depth'], number>> = {
  char: 1,
  uchar: 1,
  short: 2,
  ushort: 2,
  int: 4,
  uint: 4,
  float: 4,
  complex: 8,
  double: 8,
  dpcomplex: 16,
}

function bytesPerPixel(header: Metadata): number {
  return header.channels * bytesOfSample[header.depth]
}

// A sequential JPEG spends at least two bits on each block of 8 x 8: one Huffman code for DC, one for "no AC". A file
// shorter than that cannot hold the pixels it declares, and is refused before they cost anything.
function checkPlausible(facts: ImageFacts, head: Head): void {
  if (facts.format !== 'jpeg' || facts.progressive) return
  const blocks = Math.ceil(facts.width / 8) * Math.ceil(facts.height / 8)
  if (head.length * 8 >= blocks * 2) return
  throw new ImageError(
    'BAD_IMAGE',
    'The image is incomplete: the file is too short for the pixels it declares',
    {
      bytes: head.length,
      pixels: facts.width * facts.height,
    },
  )
}
