import { crc32, deflateSync } from 'node:zlib'
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

/** All black, with one bit a pixel: many pixels in few bytes, and in little time. Made as the PNG specification has it. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 1 })
  const chunks = Object.entries({ IHDR: header, IDAT: rows, IEND: Buffer.alloc(0) }).map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    checksum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, checksum])
  })
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

export function decode(bytes: Uint8Array) {
  return sharp(bytes).metadata()
}
