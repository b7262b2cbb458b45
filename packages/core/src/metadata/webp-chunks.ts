import { ImageError } from '../errors.ts'
import type { BlockRewriter } from './policy.ts'

/** What the extended header says about the file. */
export const exifFlag = 0x08
export const xmpFlag = 0x04
const ofImage = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']

/** Rewrites the metadata of a WebP (RFC 9649, 2.7), `added` as a new EXIF chunk; every chunk of the image stays. */
export function rewriteWebp(
  file: Buffer,
  { exif, xmp, unknown }: BlockRewriter,
  added: Buffer | null,
): Buffer {
  const chunks: Buffer[] = []
  let header: Buffer | undefined
  let flags = 0
  const end = Math.min(file.length, 8 + file.readUInt32LE(4))
  for (let offset = 12; offset + 8 <= end; ) {
    const length = file.readUInt32LE(offset + 4)
    const name = file.toString('latin1', offset, offset + 4)
    if (offset + 8 + length > end) throw new ImageError('BAD_IMAGE', 'This WebP is incomplete')
    const data = file.subarray(offset + 8, offset + 8 + length)
    const isExif = name === 'EXIF'
    const rewrite = isExif ? exif : name === 'XMP ' ? xmp : unknown
    const kept = ofImage.includes(name) ? data : rewrite(data)
    if (kept) {
      const written = webpChunk(name, kept)
      chunks.push(written)
      if (name === 'VP8X') header = written
      if (isExif) flags |= exifFlag
      if (name === 'XMP ') flags |= xmpFlag
    }
    offset += 8 + length + (length % 2)
  }
  if (added) {
    chunks.push(webpChunk('EXIF', added))
    flags |= exifFlag
  }
  // The simple layout has no metadata, and so no flags of it.
  if (header) header[8] = ((header[8] ?? 0) & ~(exifFlag | xmpFlag)) | flags
  return riffOf(chunks)
}

/** A file of these chunks. */
export function riffOf(chunks: readonly Buffer[]): Buffer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  riff.writeUInt32LE(length + 4, 4)
  return Buffer.concat([riff, ...chunks])
}

/** A whole chunk, with its length and padding. */
export function webpChunk(name: string, data: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
