import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

const width = 4000
const height = 3000

/** Cells across, and how far a layer moves the brightness: about 1/f, as in photographs. The last is the sensor's noise. */
const octaves = [
  { cells: 4, amplitude: 90 },
  { cells: 12, amplitude: 50 },
  { cells: 40, amplitude: 34 },
  { cells: 130, amplitude: 30 },
  { cells: 420, amplitude: 32 },
  { cells: 1300, amplitude: 34 },
  { cells: 4000, amplitude: 30 },
] as const

/** A 12-megapixel JPEG with the entropy of a photograph, some 4 MB at quality 85: made once, then kept. */
export async function preparePhotograph(folder: string): Promise<string> {
  const path = join(folder, 'photograph-12mp.jpg')
  if (existsSync(path)) return path
  const random = createRandom(1)
  // Fine detail is plenty in some places and missing in others, such as a sky; the mask says where.
  const mask = await makeLayer(6, random)
  const light = new Float32Array(width * height).fill(128)
  for (const { cells, amplitude } of octaves) {
    const layer = await makeLayer(cells, random)
    const fine = cells > 100
    for (let i = 0; i < light.length; i++) {
      const strength = fine ? Math.max(0.3, ((mask[i] ?? 0) - 60) / 110) : 1
      light[i] = (light[i] ?? 0) + (((layer[i] ?? 0) - 128) / 128) * amplitude * strength
    }
  }
  const [blueness, redness] = [await makeLayer(9, random), await makeLayer(15, random)]
  const pixels = new Uint8ClampedArray(width * height * 3)
  for (let i = 0; i < light.length; i++) {
    const value = light[i] ?? 0
    pixels[i * 3] = value + ((redness[i] ?? 0) - 128) / 4
    pixels[i * 3 + 1] = value
    pixels[i * 3 + 2] = value + ((blueness[i] ?? 0) - 128) / 3
  }
  const part = `${path}.part`
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toFile(part)
  await rename(part, path)
  return path
}

/** Random values on a grid of so many cells across, blown up smoothly to the whole picture. */
async function makeLayer(cells: number, random: () => number): Promise<Uint8Array> {
  const rows = Math.ceil((cells * height) / width)
  const grid = Uint8Array.from({ length: cells * rows }, () => random() * 256)
  return sharp(grid, { raw: { width: cells, height: rows, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer()
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator, constants of Numerical Recipes). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
