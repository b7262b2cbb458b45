// Why not a library: exif-reader and its kind build every value of every tag, and a hostile block of 65,535 tags that
// each claim the whole block costs minutes and gigabytes. One question needs two tag tables, each read once.

const gpsPointer = 0x8825
const latitude = 2
const longitude = 4

/** True when the EXIF block has a GPS table with a latitude or longitude in it. Layout: EXIF 3.0, 4.6.2; TIFF 6.0, 2. */
export function hasExifLocation(exif: Buffer): boolean {
  const tiff = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return false
  const u16 = (offset: number) => (order === 'II' ? tiff.readUInt16LE(offset) : tiff.readUInt16BE(offset))
  const u32 = (offset: number) => (order === 'II' ? tiff.readUInt32LE(offset) : tiff.readUInt32BE(offset))

  function* entries(table: number): Generator<{ tag: number; value: number }> {
    if (table + 2 > tiff.length) return
    const end = Math.min(table + 2 + u16(table) * 12, tiff.length - 11)
    for (let offset = table + 2; offset < end; offset += 12)
      yield { tag: u16(offset), value: u32(offset + 8) }
  }

  for (const { tag, value } of entries(u32(4))) {
    if (tag !== gpsPointer) continue
    for (const entry of entries(value)) if (entry.tag === latitude || entry.tag === longitude) return true
  }
  return false
}

/** True when the XMP packet names a place: EXIF coordinates, or a location written out by a photo manager. */
export function hasXmpLocation(xmp: string): boolean {
  return /\bexif:GPS(Latitude|Longitude)\b/.test(xmp)
}
