import type { Raster } from '../raster.ts'

// Measured on 12-megapixel photographs: eight of 352 pixels are within a quality step or so of the whole, and cost an
// eighth; a downscaled copy is wrong by up to 27 steps, as scaling removes just what compression would.
const side = 352
const count = 8
/** A picture has so many times the pixels of its sample: with half of them, trying on both costs more than on the whole alone. */
const least = 4

/**
 * Eight crops in native resolution, spread over the picture and put below each other: what the whole compresses like.
 * Null where they would not be much less than all of it, and for animations.
 */
export function sampleOf(raster: Raster): Raster | null {
  const { data, width, height, pages, channels } = raster
  if (pages > 1 || width * height < least * count * side * side) return null
  const [cropWidth, cropHeight] = [Math.min(side, width), Math.min(side, height)]
  const columns = width > 2 * height ? count : width > height ? 4 : height > 2 * width ? 1 : 2
  const rows = count / columns
  const sample = new Uint8Array(cropWidth * cropHeight * count * channels)
  const rowLength = cropWidth * channels
  let target = 0
  for (let crop = 0; crop < count; crop++) {
    const left = start(crop % columns, { cells: columns, length: width, crop: cropWidth })
    const top = start(Math.floor(crop / columns), { cells: rows, length: height, crop: cropHeight })
    for (let row = top; row < top + cropHeight; row++, target += rowLength) {
      const offset = (row * width + left) * channels
      sample.set(data.subarray(offset, offset + rowLength), target)
    }
  }
  return { data: sample, width: cropWidth, height: cropHeight * count, pages: 1, channels }
}

// The middle of a cell, on the grid of the codecs' blocks, as they meet the whole picture.
function start(
  cell: number,
  { cells, length, crop }: { cells: number; length: number; crop: number },
): number {
  const middle = ((cell + 0.5) * length) / cells - crop / 2
  return Math.max(0, Math.min(length - crop, Math.floor(middle / 16) * 16))
}
