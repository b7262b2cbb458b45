import type { Size } from '../output-size.ts'

const tags = { width: 0x0100, height: 0x0101, orientation: 0x0112, exifTable: 0x8769 }
const exifTags = { colourSpace: 0xa001, width: 0xa002, height: 0xa003 }
const previewTags = { offset: 0x0201, bytes: 0x0202 }
const [short, long] = [3, 4]
const srgb = 1

/**
 * An EXIF block as it holds for a picture that was made of another: upright, in sRGB, of this size, and without the
 * preview, which shows what may have been cut away. Nothing in it moves. Null where the block cannot be read. Layout: EXIF 3.0, 4.6.2; TIFF 6.0, 2.
 */
export function exifOfOutput(block: Buffer, { width, height }: Size): Buffer | null {
  const prefix = block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0
  const tiff = Buffer.from(block.subarray(prefix))
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 14 || (order !== 'II' && order !== 'MM')) return null
  const little = order === 'II'
  const u16 = (offset: number) => (little ? tiff.readUInt16LE(offset) : tiff.readUInt16BE(offset))
  const u32 = (offset: number) => (little ? tiff.readUInt32LE(offset) : tiff.readUInt32BE(offset))
  const write = (entry: number, value: number) => {
    const type = u16(entry + 2)
    // A short one stands at the start of its four bytes, in either order.
    if (type === short && value <= 0xffff) tiff.fill(0, entry + 8, entry + 12)
    if (type === short && value <= 0xffff)
      little ? tiff.writeUInt16LE(value, entry + 8) : tiff.writeUInt16BE(value, entry + 8)
    if (type === long) little ? tiff.writeUInt32LE(value, entry + 8) : tiff.writeUInt32BE(value, entry + 8)
  }
  /** The entries of a table by tag, and where it ends; null where it is not all there. */
  const readTable = (table: number): { entries: Map<number, number>; end: number } | null => {
    if (table + 2 > tiff.length) return null
    const end = table + 2 + u16(table) * 12
    if (end > tiff.length) return null
    const entries = new Map<number, number>()
    for (let entry = table + 2; entry < end; entry += 12) entries.set(u16(entry), entry)
    return { entries, end }
  }
  const set = (entries: Map<number, number> | undefined, values: readonly [number, number][]) => {
    for (const [tag, value] of values) {
      const entry = entries?.get(tag)
      if (entry !== undefined) write(entry, value)
    }
  }

  const main = readTable(u32(4))
  if (!main) return null
  set(main.entries, [
    [tags.orientation, 1],
    [tags.width, width],
    [tags.height, height],
  ])
  const pointer = main.entries.get(tags.exifTable)
  set(pointer === undefined ? undefined : readTable(u32(pointer + 8))?.entries, [
    [exifTags.colourSpace, srgb],
    [exifTags.width, width],
    [exifTags.height, height],
  ])
  if (main.end + 4 > tiff.length) return tiff
  const preview = readTable(u32(main.end))
  tiff.fill(0, main.end, main.end + 4)
  const [at, bytes] = [preview?.entries.get(previewTags.offset), preview?.entries.get(previewTags.bytes)]
  if (at === undefined || bytes === undefined) return tiff
  const start = Math.min(u32(at + 8), tiff.length)
  tiff.fill(0, start, Math.min(start + u32(bytes + 8), tiff.length))
  return tiff
}
