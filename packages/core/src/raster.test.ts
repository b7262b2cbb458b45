import { expect, it } from 'vitest'
import { decodeRaster, encodeRaster, type Raster } from './raster.ts'

// Some twice and thrice, at the start, in between, and at the end.
const greys = [9, 9, 200, 200, 200, 9, 60, 60]
const delay = [100, 50, 70, 30, 40, 60, 20, 80]

it.each(['webp', 'gif'] as const)(
  'decodes every frame of a %s, of which the encoder puts equal ones together',
  async (format) => {
    const frames = greys.map((grey) => Buffer.alloc(16 * 8 * 3, grey))
    const moving: Raster = {
      data: Buffer.concat(frames),
      width: 16,
      height: 8,
      pages: greys.length,
      channels: 3,
      timing: { delay, loop: 0 },
    }
    for (const part of [
      moving,
      {
        ...moving,
        data: Buffer.concat([frames[0] ?? Buffer.alloc(0), frames[1] ?? Buffer.alloc(0)]),
        pages: 2,
        timing: { delay: [100, 50], loop: 0 },
      },
    ]) {
      const file = await encodeRaster(part, { format, quality: 100, lossless: true })
      const { data, channels, pages } = await decodeRaster(file, part.pages, part.timing)
      expect(pages).toBe(part.pages)
      const shown = greys.slice(0, pages).map((_, frame) => data[frame * 16 * 8 * channels])
      expect(shown).toEqual(greys.slice(0, pages))
    }
  },
)
