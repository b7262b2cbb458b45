import { ImageError } from '../errors.ts'
import type { BlockRewriter } from './policy.ts'

const [extension, image, trailer] = [0x21, 0x2c, 0x3b]
const [application, comment] = [0xff, 0xfe]
// How often an animation repeats.
const ofImage = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012']

/**
 * Rewrites the metadata of a GIF (https://www.w3.org/Graphics/GIF/spec-gif89a.txt): comments and what applications
 * wrote; every block of the image stays, and nothing that stands behind its end. A GIF has no place for EXIF.
 */
export function rewriteGif(file: Buffer, rewriter: BlockRewriter): Buffer {
  const kept: Buffer[] = []
  let offset = 13 + colourTableBytes(file[10])
  kept.push(file.subarray(0, offset))
  for (;;) {
    const start = offset
    const introducer = byteAt(file, start)
    if (introducer === trailer) return Buffer.concat([...kept, Buffer.from([trailer])])
    if (introducer === image) {
      // Descriptor, its own colours, and a byte before the compressed pixels.
      offset = endOfBlocks(file, start + 10 + colourTableBytes(file[start + 9]) + 1)
      kept.push(file.subarray(start, offset))
    } else if (introducer === extension) {
      offset = endOfBlocks(file, start + 2)
      const block = file.subarray(start, offset)
      if (isOfImage(block) || isKept(block, rewriter)) kept.push(block)
    } else throw incomplete()
  }
}

/** Bytes of the colour table that a byte of flags announces. */
function colourTableBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 0x07) + 1)
}

function byteAt(file: Buffer, offset: number): number {
  const value = file[offset]
  if (value === undefined) throw incomplete()
  return value
}

// Blocks of up to 255 bytes, each after its length, up to one of none.
function endOfBlocks(file: Buffer, start: number): number {
  let offset = start
  for (let length = byteAt(file, offset); length > 0; length = byteAt(file, offset)) offset += 1 + length
  return offset + 1
}

function isOfImage(block: Buffer): boolean {
  return block[1] !== comment && (block[1] !== application || ofImage.includes(nameOf(block)))
}

// XMP stands in the raw between its name and a tail that makes sense of it as blocks (XMP specification, part 3, 1.1.2).
function isKept(block: Buffer, { xmp, text, unknown }: BlockRewriter): boolean {
  if (block[1] === comment) return text(textOf(block)) !== null
  return (nameOf(block) === 'XMP DataXMP' ? xmp : unknown)(block) !== null
}

// Without the lengths between its parts, which may stand within a word.
function textOf(block: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let offset = 2; offset < block.length; ) {
    const length = byteAt(block, offset)
    parts.push(block.subarray(offset + 1, offset + 1 + length))
    offset += 1 + length
  }
  return Buffer.concat(parts)
}

function nameOf(block: Buffer): string {
  return block.toString('latin1', 3, 14)
}

function incomplete(): ImageError {
  return new ImageError('BAD_IMAGE', 'This GIF is incomplete')
}
