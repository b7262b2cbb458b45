import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'

const rowsPerStrip = 16
const channels = 3

/**
 * An uncompressed TIFF of exactly `bytes`: the cheapest image there is of any size, and one that decodes row by row. Made once, then
 * kept. `width` is in pixels; the height is what fits.
 */
export async function prepareTiff(
  folder: string,
  { bytes, width }: { bytes: number; width: number },
): Promise<string> {
  const path = join(folder, `uncompressed-${bytes}.tif`)
  if (existsSync(path)) return path
  const rowBytes = width * channels
  // At most what the tables at the start leave: 8 bytes a strip, and some for the header and the tags.
  const height = Math.floor((bytes - 512) / (rowBytes + 8 / rowsPerStrip))
  const header = headerOf({ width, height })
  const strip = randomBytes(rowBytes * rowsPerStrip)
  const part = `${path}.part`
  {
    await using file = await open(part, 'w')
    await file.write(header)
    for (let row = 0; row < height; row += rowsPerStrip) {
      await file.write(strip, 0, rowBytes * Math.min(rowsPerStrip, height - row))
    }
    // What is left behind the last strip belongs to no tag, and no reader looks at it.
    await file.truncate(bytes)
  }
  await rename(part, path)
  return path
}

/** Header, directory and strip tables of a little-endian TIFF 6.0 in RGB; the pixels follow. */
function headerOf({ width, height }: { width: number; height: number }): Buffer {
  const strips = Math.ceil(height / rowsPerStrip)
  const stripBytes = width * channels * rowsPerStrip
  const short = 3
  const long = 4
  const tagCount = 10
  const bitsAt = 8 + 2 + tagCount * 12 + 4
  const offsetsAt = bitsAt + 8
  const countsAt = offsetsAt + strips * 4
  const pixelsAt = countsAt + strips * 4
  const tags: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, channels, bitsAt], // bits per sample
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, strips, strips === 1 ? pixelsAt : offsetsAt],
    [277, short, 1, channels],
    [278, long, 1, rowsPerStrip],
    [279, long, strips, strips === 1 ? width * channels * height : countsAt],
    [284, short, 1, 1], // samples lie side by side
  ]
  const header = Buffer.alloc(pixelsAt)
  header.write('II*\0', 'latin1')
  header.writeUInt32LE(8, 4)
  header.writeUInt16LE(tagCount, 8)
  for (const [i, [tag, type, count, value]] of tags.entries()) {
    const at = 10 + i * 12
    header.writeUInt16LE(tag, at)
    header.writeUInt16LE(type, at + 2)
    header.writeUInt32LE(count, at + 4)
    header.writeUInt32LE(value, at + 8)
  }
  for (let channel = 0; channel < channels; channel++) header.writeUInt16LE(8, bitsAt + channel * 2)
  for (let strip = 0; strip < strips; strip++) {
    const rows = Math.min(rowsPerStrip, height - strip * rowsPerStrip)
    header.writeUInt32LE(pixelsAt + strip * stripBytes, offsetsAt + strip * 4)
    header.writeUInt32LE(width * channels * rows, countsAt + strip * 4)
  }
  return header
}
