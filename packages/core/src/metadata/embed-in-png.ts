import type { KeptMetadata } from './kept-metadata.ts'
import { pngChunk } from './png-chunks.ts'

// Keyword, not packed, no language, no translation (PNG 3rd edition, 11.3.3.4; XMP part 3, 1.1.5).
const xmpHead = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1')
// The signature, and IHDR, which has 13 bytes and comes first of all.
const behindHeader = 8 + 12 + 13

/** A PNG with EXIF and XMP right behind its header. */
export function embedInPng(file: Buffer, { exif, xmp }: KeptMetadata): Buffer {
  return Buffer.concat([
    file.subarray(0, behindHeader),
    ...(exif ? [pngChunk('eXIf', exif)] : []),
    ...(xmp ? [pngChunk('iTXt', Buffer.concat([xmpHead, xmp]))] : []),
    file.subarray(behindHeader),
  ])
}
