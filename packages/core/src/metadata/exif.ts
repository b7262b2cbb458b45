import { hasExifLocation } from '../location.ts'

const orientationTag = 0x0112
const gpsPointer = 0x8825
const bytesOfType = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]

/** The smallest TIFF block that says which way up a picture is (EXIF 3.0, 4.6.4); null for 1, which goes without saying. */
export function exifOfOrientation(orientation: number): Buffer | null {
  if (orientation === 1) return null
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/**
 * A TIFF block without its GPS table: the entry that points there is cut out, the table and its values are overwritten
 * with zeros, all else stays where it is. Null where the block cannot be read well enough to be sure.
 */
export function withoutExifLocation(block: Buffer): Buffer | null {
  // Some writers put JPEG's prefix before the block in PNG and WebP too.
  const prefix = block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0
  const copy = Buffer.from(block)
  const tiff = copy.subarray(prefix)
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return null
  const little = order === 'II'
  const u16 = (offset: number) => (little ? tiff.readUInt16LE(offset) : tiff.readUInt16BE(offset))
  const u32 = (offset: number) => (little ? tiff.readUInt32LE(offset) : tiff.readUInt32BE(offset))
  /** Where the entries of a table begin and end; null where they are not all there. */
  const spanOf = (table: number): [first: number, end: number] | null => {
    if (table + 2 > tiff.length) return null
    const end = table + 2 + u16(table) * 12
    return end <= tiff.length ? [table + 2, end] : null
  }

  const table = u32(4)
  const span = spanOf(table)
  if (!span) return null
  const [first, end] = span
  for (let entry = end - 12; entry >= first; entry -= 12) {
    if (u16(entry) !== gpsPointer) continue
    const gps = spanOf(u32(entry + 8))
    if (!gps) return null
    for (let value = gps[0]; value < gps[1]; value += 12) {
      const bytes = (bytesOfType[u16(value + 2)] ?? 0) * u32(value + 4)
      const at = u32(value + 8)
      if (bytes > 4) tiff.fill(0, Math.min(at, tiff.length), Math.min(at + bytes, tiff.length))
    }
    tiff.fill(0, gps[0] - 2, gps[1])
    // The entries behind it move up, with the pointer to the next table.
    tiff.copyWithin(entry, entry + 12, Math.min(end + 4, tiff.length))
    const left = u16(table) - 1
    if (little) tiff.writeUInt16LE(left, table)
    else tiff.writeUInt16BE(left, table)
    break
  }
  return hasExifLocation(tiff) ? null : copy
}
