import { ImageError } from '../errors.ts'
import type { BlockRewriter } from './policy.ts'

const exifName = 'Exif\0\0'
const xmpName = 'http://ns.adobe.com/xap/1.0/\0'

/**
 * Rewrites the metadata of a JPEG (ITU-T T.81, B.1), `added` as a new EXIF block in front; every other byte of the image
 * stays. JFIF, the colour profile and Adobe's colour transform are no metadata here; what comes after the image's end is
 * cut off: previews and gain maps, with metadata of their own.
 */
export function rewriteJpeg(file: Buffer, rewriter: BlockRewriter, added: Buffer | null): Buffer {
  const parts: Buffer[] = [file.subarray(0, 2)]
  const add = (marker: number, body: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(body.length + 2, 2)
    parts.push(head, body)
  }
  let hasAdded = added === null
  let offset = 2
  while (offset + 4 <= file.length) {
    if (file[offset] !== 0xff) throw new ImageError('BAD_IMAGE', 'A segment of this JPEG is damaged')
    const marker = file[offset + 1] ?? 0
    if (marker === 0xff) {
      offset++
      continue
    }
    const end = offset + 2 + file.readUInt16BE(offset + 2)
    // JFIF comes first of all (T.871), EXIF right after it.
    if (!hasAdded && added && marker !== 0xe0) {
      add(0xe1, Buffer.concat([Buffer.from(exifName, 'latin1'), added]))
      hasAdded = true
    }
    if (marker === 0xda) {
      const scans = endOfImage(file, offset)
      parts.push(file.subarray(offset, scans))
      return Buffer.concat(parts)
    }
    const body = file.subarray(offset + 4, end)
    const kept = rewriteSegment(marker, body, rewriter)
    if (kept) add(marker, kept)
    offset = end
  }
  throw new ImageError('BAD_IMAGE', 'This JPEG ends before its image begins')
}

function rewriteSegment(marker: number, body: Buffer, { exif, xmp, text }: BlockRewriter): Buffer | null {
  const isNamed = (name: string) => body.toString('latin1', 0, name.length) === name
  const behind = (name: string, rewrite: (block: Buffer) => Buffer | null) => {
    const rest = rewrite(body.subarray(name.length))
    return rest && Buffer.concat([body.subarray(0, name.length), rest])
  }
  if (marker === 0xe1 && isNamed('Exif\0')) return behind(exifName, exif)
  if (marker === 0xe1 && isNamed(xmpName)) return behind(xmpName, xmp)
  if (marker === 0xfe) return text(body)
  const isMetadata = marker >= 0xe1 && marker <= 0xef && marker !== 0xee
  return isMetadata && !(marker === 0xe2 && isNamed('ICC_PROFILE\0')) ? null : body
}

// In a scan 0xff is followed by 0 or a restart marker; any other is a segment (a later scan of a progressive image, with
// tables) that is stepped over, until the end marker. A file that was cut short ends where it ends.
function endOfImage(file: Buffer, scan: number): number {
  let offset = scan
  while (offset + 1 < file.length) {
    offset = file.indexOf(0xff, offset)
    if (offset < 0 || offset + 1 >= file.length) break
    const marker = file[offset + 1] ?? 0
    if (marker === 0xd9) return offset + 2
    if (marker === 0xff) offset++
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd7)) offset += 2
    else if (offset + 4 <= file.length) offset += 2 + file.readUInt16BE(offset + 2)
    else break
  }
  return file.length
}
