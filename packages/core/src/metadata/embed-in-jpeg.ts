import { ImageError } from '../errors.ts'
import type { KeptMetadata } from './kept-metadata.ts'

const exifName = Buffer.from('Exif\0\0', 'latin1')
const xmpName = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1')
const picturesName = 'MPF\0'
// A segment counts its own two bytes of length in 16 bits.
const maxBody = 0xffff - 2

/**
 * A JPEG with EXIF and XMP in front (EXIF 3.0, 4.7; XMP part 3, 1.1.3), in place of what EXIF it has; all that comes behind
 * its image stays. What does not fit in one segment, 64 KB, is left out.
 */
export function embedInJpeg(file: Buffer, { exif, xmp }: KeptMetadata): Buffer {
  const head: Buffer[] = [file.subarray(0, 2)]
  const tail: Buffer[] = []
  let offset = 2
  while (offset + 4 <= file.length && file[offset + 1] !== 0xda) {
    if (file[offset] !== 0xff) throw new ImageError('BAD_IMAGE', 'A segment of this JPEG is damaged')
    const end = offset + 2 + file.readUInt16BE(offset + 2)
    const segment = file.subarray(offset, end)
    const isExif = file[offset + 1] === 0xe1 && segment.subarray(4, 8).equals(exifName.subarray(0, 4))
    // JFIF stays the first of all (T.871).
    if (!isExif) (file[offset + 1] === 0xe0 ? head : tail).push(segment)
    offset = end
  }
  const added = [exif && appSegment(exifName, exif), xmp && appSegment(xmpName, xmp)].filter(
    (part) => part !== null,
  )
  const front = Buffer.concat([...head, ...added, ...tail])
  describePictures(front, front.length - offset)
  return Buffer.concat([front, file.subarray(offset)])
}

function appSegment(name: Buffer, block: Buffer): Buffer | null {
  const length = name.length + block.length
  if (length > maxBody) return null
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(length + 2, 2)
  return Buffer.concat([head, name, block])
}

// The index of a file of several pictures (CIPA DC-007, 5.2.3) counts from itself to the later ones, which is as far as it
// was; but it says how long the first one is.
function describePictures(front: Buffer, grownBy: number): void {
  const name = front.indexOf(picturesName, 0, 'latin1')
  if (name < 0 || front.readUInt16BE(name - 4) !== 0xffe2) return
  const index = front.subarray(name + picturesName.length)
  const little = index.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? index.readUInt16LE(at) : index.readUInt16BE(at))
  const u32 = (at: number) => (little ? index.readUInt32LE(at) : index.readUInt32BE(at))
  const table = u32(4)
  for (let entry = table + 2; entry < table + 2 + u16(table) * 12; entry += 12) {
    if (u16(entry) !== 0xb002) continue
    const bytes = u32(entry + 8) + 4
    if (little) index.writeUInt32LE(u32(bytes) + grownBy, bytes)
    else index.writeUInt32BE(u32(bytes) + grownBy, bytes)
  }
}
