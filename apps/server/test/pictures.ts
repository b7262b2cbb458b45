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
  // Waves, each looked up: sines of every pixel would take longer than all else that is done with a large picture.
  const wave = (length: number, at: (index: number) => number) =>
    Float64Array.from({ length }, (_, i) => at(i))
  const red = wave(width, (x) => 120 + 80 * Math.sin(x / 37 + seed))
  const green = wave(height, (y) => 110 + 70 * Math.sin(y / 29 + seed))
  const blue = wave(width + height, (sum) => 100 + 60 * Math.sin(sum / 53))
  let noise = seed * 2_654_435_761
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      noise = (noise * 1_103_515_245 + 12_345) >>> 0
      const at = (y * width + x) * 3
      const grain = (noise >>> 24) / 16
      pixels[at] = (red[x] ?? 0) + grain
      pixels[at + 1] = (green[y] ?? 0) + grain
      pixels[at + 2] = (blue[x + y] ?? 0) + grain
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    [format]()
    .toBuffer()
}

/** The passes of an interlaced PNG: where each begins, and how far its pixels are apart. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * All black, with one bit a pixel: many pixels in few bytes, and in little time. Made as the PNG specification has it. One that is interlaced
 * has to be held as a whole by who decodes it.
 */
export function blackPng(width: number, height: number, { interlaced = false } = {}): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(1, 8)
  header.writeUInt8(interlaced ? 1 : 0, 12)
  const passes = interlaced ? adam7 : [[0, 0, 1, 1] as const]
  const bytes = passes.map(
    ([left, top, across, down]) =>
      (Math.ceil(Math.ceil((width - left) / across) / 8) + 1) * Math.ceil((height - top) / down),
  )
  const rows = deflateSync(Buffer.alloc(bytes.reduce((sum, each) => sum + each)), { level: 1 })
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
