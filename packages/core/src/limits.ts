import { ImageError } from './errors.ts'
import { refuseField } from './recipes/refusals.ts'
import { expectedSentence, unknownFieldSentence } from './recipes/sentences.ts'

/** Bounds of what is decoded. All but the time are checked on the header, before any pixel is. */
export type Limits = {
  /** Pixels of an image that decodes as a stream, row by row. */
  maxPixels: number
  /** Pixels of an image, or of all its frames that are kept, that decodes as a whole; and of what is encoded as a whole. */
  maxPixelsBuffered: number
  /** Pixels of the longer side. A tiny file can declare rows so wide that a few of them fill the memory. */
  maxSide: number
  /** Frames of an animation, pages of a document. */
  maxFrames: number
  /** Bytes of pixels in memory when an image decodes as a whole: 16 bits and alpha count, which pixels do not show. */
  maxDecodedBytes: number
  /** How long a function of this package may take, in milliseconds of wall time. */
  maxMilliseconds: number
}

export const defaultLimits: Readonly<Limits> = {
  maxPixels: 1e9,
  maxPixelsBuffered: 100e6,
  maxSide: 100_000,
  maxFrames: 1000,
  maxDecodedBytes: 512 * 1024 ** 2,
  maxMilliseconds: 300_000,
}

/**
 * All limits: those that are given, and the defaults for the others. Throws `INVALID_INPUT` for a field that is none and for anything but a number
 * from 0 on: nothing is more than NaN, so a limit that was misread would be no limit. `Infinity` says that none is wanted.
 */
export function limitsOf({ limits = {} }: { limits?: Partial<Limits> | undefined }): Limits {
  const names = Object.keys(defaultLimits)
  const unknown = Object.keys(limits).filter((name) => !names.includes(name))
  if (unknown.length > 0) refuseField(`limits.${unknown[0]}`, unknownFieldSentence(unknown, names))
  const given = Object.entries(limits).filter(([, value]) => value !== undefined)
  for (const [name, value] of given) {
    if (typeof value === 'number' && value >= 0) continue
    refuseField(`limits.${name}`, expectedSentence('number of at least 0', `limits.${name}`, value))
  }
  return { ...defaultLimits, ...Object.fromEntries(given) }
}

/** What the limits look at. `frames` is how many are decoded at once. */
export type DecodeCost = {
  width: number
  height: number
  pages: number
  frames: number
  bytesPerPixel: number
  streamable: boolean
}

/**
 * Throws `TOO_LARGE`, with the number and the limit in `details`, if decoding would cost more than is allowed. Of a file that came from
 * somebody (`isSource`) the message says in which shape it would be taken.
 */
export function checkLimits(
  cost: DecodeCost,
  limits: Limits,
  { isSource = false }: { isSource?: boolean } = {},
): void {
  const side = Math.max(cost.width, cost.height)
  if (side > limits.maxSide) refuse('pixels on the longer side', { actual: side, limit: limits.maxSide })
  if (cost.pages > limits.maxFrames) refuse('frames', { actual: cost.pages, limit: limits.maxFrames })
  const pixels = cost.width * cost.height * cost.frames
  if (cost.streamable) {
    if (pixels > limits.maxPixels) refuse('pixels', { actual: pixels, limit: limits.maxPixels })
    return
  }
  const max = Math.min(limits.maxPixels, limits.maxPixelsBuffered)
  const way =
    isSource && pixels <= limits.maxPixels
      ? '; as a baseline JPEG that is upright, a PNG that is not interlaced or a TIFF it would do'
      : ''
  if (pixels > max)
    refuse('pixels in an image that is decoded as a whole', { actual: pixels, limit: max, way })
  const bytes = pixels * cost.bytesPerPixel
  if (bytes > limits.maxDecodedBytes)
    refuse('bytes when decoded', { actual: bytes, limit: limits.maxDecodedBytes })
}

function refuse(
  what: string,
  { actual, limit, way = '' }: { actual: number; limit: number; way?: string },
): never {
  const [shown, bound] = [actual, limit].map((number) => number.toLocaleString('en'))
  throw new ImageError('TOO_LARGE', `Expected at most ${bound} ${what} but received ${shown}${way}`, {
    what,
    actual,
    limit,
  })
}

/** As large as JPEG XL is encoded: 69 bytes a pixel were measured, and WebAssembly has 2 GiB. */
export const maxJxlPixels = 25e6
