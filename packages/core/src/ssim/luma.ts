import type { Raster } from '../raster.ts'

/** One byte a pixel, all frames below each other. */
export type Luma = { data: Uint8Array; width: number; height: number }

const grey = 128

/**
 * The brightness of each pixel as the eye takes it: 0.299 R + 0.587 G + 0.114 B of the gamma-coded values
 * (ITU-R BT.601), over mid-grey where there is alpha, rounded once to 8 bits.
 */
export function toLuma({ data, width, height, pages, channels }: Raster): Luma {
  const luma = new Uint8Array(width * height * pages)
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2]
  if (channels === 2 || channels === 4) {
    for (let pixel = 0, offset = 0; pixel < luma.length; pixel++, offset += channels) {
      const weighed = weigh(data[offset] ?? 0, data[offset + green] ?? 0, data[offset + blue] ?? 0)
      const alpha = data[offset + channels - 1] ?? 0
      luma[pixel] = Math.round((weighed * alpha + 1000 * grey * (255 - alpha)) / 255_000)
    }
  } else {
    for (let pixel = 0, offset = 0; pixel < luma.length; pixel++, offset += channels) {
      const weighed = weigh(
        data[offset] as number,
        data[offset + green] as number,
        data[offset + blue] as number,
      )
      // A product is quicker than a quotient, and the same for every value that can be here.
      luma[pixel] = (weighed + 500) * 0.001
    }
  }
  return { data: luma, width, height: height * pages }
}

/** A thousand times the brightness. */
function weigh(red: number, green: number, blue: number): number {
  return 299 * red + 587 * green + 114 * blue
}
