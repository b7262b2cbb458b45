import sharp from 'sharp'

/** A picture with the texture of a photograph; another `seed` gives other bytes. */
export async function photograph({
  width = 640,
  height = 480,
  seed = 1,
  format = 'jpeg' as 'jpeg' | 'png' | 'webp',
} = {}): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  let noise = seed * 2_654_435_761
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      noise = (noise * 1_103_515_245 + 12_345) >>> 0
      const at = (y * width + x) * 3
      const grain = (noise >>> 24) / 16
      pixels[at] = 120 + 80 * Math.sin(x / 37 + seed) + grain
      pixels[at + 1] = 110 + 70 * Math.sin(y / 29 + seed) + grain
      pixels[at + 2] = 100 + 60 * Math.sin((x + y) / 53) + grain
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    [format]()
    .toBuffer()
}

export function decode(bytes: Uint8Array) {
  return sharp(bytes).metadata()
}
