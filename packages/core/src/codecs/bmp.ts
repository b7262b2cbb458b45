import { ImageError } from '../errors.ts'
import { importPackage } from './import-package.ts'
import { createPixelFile } from './pixel-file.ts'

/** What the header of a bitmap says. */
export type BmpHeader = { width: number; height: number; bitDepth: number; hasAlpha: boolean }

const uncompressed = [0, 3, 6]

/**
 * Reads the header of a Windows or OS/2 bitmap (BITMAPCOREHEADER to BITMAPV5HEADER,
 * https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types). `length` is that of the whole file: one that is too
 * short for its pixels is refused before they cost anything. Throws `BAD_IMAGE`.
 */
export function readBmpHeader(head: Buffer, length: number): BmpHeader {
  const headerLength = head.readUInt32LE(14)
  if (head.length < 14 + headerLength) refuse('its header is incomplete')
  const isCore = headerLength === 12
  const width = isCore ? head.readUInt16LE(18) : head.readInt32LE(18)
  // A negative height means that the first row is the top one.
  const height = Math.abs(isCore ? head.readUInt16LE(20) : head.readInt32LE(22))
  const bits = head.readUInt16LE(isCore ? 24 : 28)
  const compression = isCore ? 0 : head.readUInt32LE(30)
  if (width < 1 || height < 1) refuse('it has no pixels')
  const rowBytes = Math.ceil((width * bits) / 32) * 4
  // The last row may lack its padding.
  const needed = head.readUInt32LE(10) + rowBytes * (height - 1) + Math.ceil((width * bits) / 8)
  if (uncompressed.includes(compression) && length < needed) refuse('the file is too short for its pixels')
  const hasAlpha =
    bits === 32 && uncompressed.slice(1).includes(compression) && alphaMask(head, headerLength) !== 0
  return { width, height, bitDepth: 8, hasAlpha }
}

function alphaMask(head: Buffer, headerLength: number): number {
  return headerLength >= 56 ? head.readUInt32LE(66) : 0
}

function refuse(why: string): never {
  throw new ImageError('BAD_IMAGE', `The bitmap cannot be decoded: ${why}`)
}

/** Decodes a bitmap of which the header was read; the answer is a file that sharp reads. */
export async function decodeBmp(
  file: Uint8Array,
  { width, height }: BmpHeader,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { Transformer } = await importPackage('@napi-rs/image', () => import('@napi-rs/image'))
  let decoded: Buffer
  try {
    decoded = await new Transformer(file).rawPixels(signal)
  } catch (cause) {
    throw new ImageError('BAD_IMAGE', 'The bitmap is damaged or incomplete and cannot be decoded', { cause })
  }
  const channels = decoded.length / (width * height)
  if (channels !== 1 && channels !== 3 && channels !== 4)
    refuse('it does not have the pixels that it declares')
  const { file: made, pixels } = createPixelFile({ width, height, channels })
  pixels.set(decoded)
  return made
}
