import type { KeptMetadata } from './kept-metadata.ts'
import { exifFlag, riffOf, webpChunk, xmpFlag } from './webp-chunks.ts'

const alphaFlag = 0x10

/** A WebP with EXIF and XMP behind its image, and the extended header that says so (RFC 9649, 2.7.1). */
export function embedInWebp(file: Buffer, { exif, xmp }: KeptMetadata): Buffer {
  const body = file.subarray(12, 8 + file.readUInt32LE(4))
  const flags = (exif ? exifFlag : 0) | (xmp ? xmpFlag : 0)
  const isExtended = body.toString('latin1', 0, 4) === 'VP8X'
  const parts = isExtended ? [Buffer.from(body)] : [extendedHeader(body), body]
  const [header] = parts
  if (header) header[8] = (header[8] ?? 0) | flags
  if (exif) parts.push(webpChunk('EXIF', exif))
  if (xmp) parts.push(webpChunk('XMP ', xmp))
  return riffOf(parts)
}

// Width and height as the one chunk of the simple layout has them: RFC 6386, 9.1; RFC 9649, 3.4.
function extendedHeader(body: Buffer): Buffer {
  const isLossless = body.toString('latin1', 0, 4) === 'VP8L'
  const bits = isLossless ? body.readUInt32LE(9) : body.readUInt32LE(14)
  const [width, height] = isLossless
    ? [bits & 0x3fff, (bits >>> 14) & 0x3fff]
    : [(bits & 0x3fff) - 1, ((bits >>> 16) & 0x3fff) - 1]
  const data = Buffer.alloc(10)
  data[0] = isLossless && (bits >>> 28) & 1 ? alphaFlag : 0
  data.writeUIntLE(width, 4, 3)
  data.writeUIntLE(height, 7, 3)
  return webpChunk('VP8X', data)
}
