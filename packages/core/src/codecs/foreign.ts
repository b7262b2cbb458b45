import type { InputFormat } from '../format.ts'
import { type Head, type ImageInput, readBytes, type TaskOptions } from '../input.ts'
import type { ImageFacts } from '../inspect.ts'
import { type Limits, limitsOf } from '../limits.ts'
import { hasExifLocation, hasXmpLocation } from '../location.ts'
import { decodeBmp, readBmpHeader } from './bmp.ts'
import { readJxlHeader } from './jxl-header.ts'
import { runCodec } from './run-codec.ts'
import { readSvg } from './svg.ts'

/** The formats that sharp does not decode: each has an optional package, loaded when the first such image comes. */
export type ForeignFormat = 'bmp' | 'heic' | 'jxl'

export function isForeign(format: InputFormat): format is ForeignFormat {
  return format === 'bmp' || format === 'heic' || format === 'jxl'
}

/**
 * What decoding takes of memory, in bytes a pixel, the decoder's own planes and the answer counted. Measured on 12
 * megapixels: 138 MB for heic, 436 MB for jxl, whose planes are of floats.
 */
const bytesPerPixelOf: Readonly<Record<ForeignFormat, number>> = { bmp: 8, heic: 11, jxl: 36 }

type Asked = { format: ForeignFormat; head: Head; limits: Limits }

/** The facts of an image in such a format, by its header; nothing is decoded. */
export async function readForeignFacts(
  input: ImageInput,
  { format, head, limits }: Asked,
  signal: AbortSignal | undefined,
): Promise<{ facts: ImageFacts; bytesPerPixel: number }> {
  const header = await readHeader(input, { format, head, limits }, signal)
  const facts: ImageFacts = {
    format,
    pages: 1,
    colourSpace: 'srgb',
    hasIcc: false,
    hasExif: false,
    hasLocation: false,
    hasGainMap: false,
    progressive: false,
    streamable: false,
    // Their decoders turn them.
    orientation: 1,
    ...header,
  }
  return { facts, bytesPerPixel: bytesPerPixelOf[format] }
}

type Header = Pick<ImageFacts, 'width' | 'height' | 'bitDepth' | 'hasAlpha'> & Partial<ImageFacts>

async function readHeader(
  input: ImageInput,
  { format, head, limits }: Asked,
  signal: AbortSignal | undefined,
): Promise<Header> {
  if (format === 'bmp') return readBmpHeader(head.bytes, head.length)
  if (format === 'jxl') return readJxlHeader(input)
  // libheif wants all of it.
  const file = await readBytes(input, limits.maxDecodedBytes)
  // The name of Apple's auxiliary image, and of the one in ISO 21496-1.
  const hasGainMap = /:aux:hdrgainmap|tmap/.test(
    Buffer.from(file.buffer, 0, Math.min(file.length, 65_536)).toString('latin1'),
  )
  const { exif, xmp, ...facts } = await runCodec({ kind: 'heic-header', file }, signal)
  return {
    ...facts,
    hasExif: exif !== null,
    hasLocation: (exif !== null && hasExifLocation(Buffer.from(exif))) || hasXmpLocation(xmp),
    hasGainMap,
  }
}

/**
 * What sharp can open: the input itself, or what an image in one of the other formats decodes to, whose facts were held
 * to the limits. Throws `UNSUPPORTED_FORMAT` where the package for it is not installed, `BAD_IMAGE` and
 * `PROCESSING_FAILED`.
 */
export async function decodable(
  input: ImageInput,
  facts: ImageFacts,
  options: TaskOptions,
): Promise<ImageInput> {
  const { format } = facts
  if (format === 'svg') return readSvg(input)
  if (!isForeign(format)) return input
  const { signal } = options
  const file = await readBytes(input, limitsOf(options).maxDecodedBytes)
  if (format === 'bmp') return decodeBmp(file, facts, signal)
  if (format === 'heic') return runCodec({ kind: 'heic-decode', file }, signal)
  return runCodec({ kind: 'jxl-decode', file }, signal)
}
