import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { preparePhotograph } from './photograph.ts'

/** A baseline JPEG of any size, made of a photograph and its mirror images side by side: once, then kept. */
export async function preparePanorama(
  folder: string,
  { width, height }: { width: number; height: number },
): Promise<string> {
  const path = join(folder, `panorama-${width}x${height}.jpg`)
  if (existsSync(path)) return path
  const photograph = sharp(await preparePhotograph(folder), { limitInputPixels: false })
  const { width: across, height: down } = await photograph.metadata()
  const part = `${path}.part`
  await photograph
    .extend({
      right: Math.max(0, width - across),
      bottom: Math.max(0, height - down),
      extendWith: 'mirror',
    })
    // Huffman tables of the standard: with optimised ones all coefficients would be held until the last is known.
    .jpeg({ quality: 85, optimiseCoding: false })
    .toFile(part)
  await rename(part, path)
  return path
}
