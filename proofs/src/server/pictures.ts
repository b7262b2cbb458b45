import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

/** A small picture of noise: no two are the same. */
export function makePicture(): Promise<Buffer> {
  const [width, height] = [48, 32]
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}
