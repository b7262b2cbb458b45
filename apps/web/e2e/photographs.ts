import { randomFillSync } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** A PNG with smooth colours and some grain, so that it compresses like a photograph, made without any image library. */
export function photograph(name: string, { width = 600, height = 400, seed = 1 } = {}) {
  const row = 1 + width * 3
  const raw = Buffer.alloc(row * height)
  let random = seed
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      const grain = random % 24
      const at = y * row + 1 + x * 3
      raw[at] = ((x * 200) / width + grain + seed * 30) % 256
      raw[at + 1] = ((y * 200) / height + grain) % 256
      raw[at + 2] = 90 + grain
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...parts]) }
}

/** What calls itself a photograph and is none. */
export function impostor(name: string) {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from('this is a letter, not a photograph') }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** An uncompressed TIFF full of noise, of about so many bytes: an image as large as one likes, made at once. */
export function noise(bytes: number): Buffer {
  const width = 6000
  const height = Math.floor(bytes / (width * 3))
  const directory = 8
  const entryCount = 9
  const bitsAt = directory + 2 + entryCount * 12 + 4
  const pixelsAt = bitsAt + 6
  const [short, long] = [3, 4]
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, bitsAt], // bits per sample
    [259, short, 1, 1], // not compressed
    [262, short, 1, 2], // RGB
    [273, long, 1, pixelsAt], // the only strip
    [277, short, 1, 3], // samples of a pixel
    [278, long, 1, height],
    [279, long, 1, width * height * 3],
  ]
  const image = Buffer.alloc(pixelsAt + width * height * 3)
  image.write('II*\0', 'latin1')
  image.writeUInt32LE(directory, 4)
  image.writeUInt16LE(entryCount, directory)
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = directory + 2 + index * 12
    image.writeUInt16LE(tag, at)
    image.writeUInt16LE(type, at + 2)
    image.writeUInt32LE(count, at + 4)
    image.writeUInt32LE(value, at + 8)
  }
  for (let channel = 0; channel < 3; channel++) image.writeUInt16LE(8, bitsAt + channel * 2)
  randomFillSync(image, pixelsAt)
  return image
}
