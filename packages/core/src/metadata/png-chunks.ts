import { crc32 } from 'node:zlib'
import { ImageError } from '../errors.ts'
import type { BlockRewriter } from './policy.ts'

/** Ancillary chunks that change how the pixels look (PNG 3rd edition, 11.3), and those of animations. */
const shown = 'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' ')

/** Rewrites the metadata of a PNG, `added` as a new eXIf chunk; every chunk of the image stays. What follows IEND goes. */
export function rewritePng(
  file: Buffer,
  { exif, xmp, text, unknown }: BlockRewriter,
  added: Buffer | null,
): Buffer {
  const parts: Buffer[] = [file.subarray(0, 8)]
  let offset = 8
  while (offset + 12 <= file.length) {
    const end = offset + 12 + file.readUInt32BE(offset)
    if (end > file.length) break
    const name = file.toString('latin1', offset + 4, offset + 8)
    const data = file.subarray(offset + 8, end - 4)
    const isCritical = /^[A-Z]/.test(name)
    if (isCritical || shown.includes(name)) parts.push(file.subarray(offset, end))
    else {
      const isXmp = data.toString('latin1', 0, 17) === 'XML:com.adobe.xmp'
      // ImageMagick keeps EXIF, IPTC and XMP as hexadecimal text.
      const isOpaque = data.toString('latin1', 0, 11) === 'Raw profile' || !isReadable(name, data)
      const rewrite = name === 'eXIf' ? exif : isOpaque ? unknown : isXmp ? xmp : text
      const kept = rewrite(data)
      if (kept) parts.push(kept === data ? file.subarray(offset, end) : pngChunk(name, kept))
    }
    if (name === 'IHDR' && added) parts.push(pngChunk('eXIf', added))
    offset = end
    if (name === 'IEND') return Buffer.concat(parts)
  }
  throw new ImageError('BAD_IMAGE', 'This PNG is incomplete')
}

// The time says nothing else. zTXt is always packed; iTXt says behind its keyword whether it is (11.3.3).
function isReadable(name: string, data: Buffer): boolean {
  return name === 'tEXt' || name === 'tIME' || (name === 'iTXt' && data[data.indexOf(0) + 1] === 0)
}

/** A whole chunk, with its length and check. */
export function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
