import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** A small photograph-like JPEG whose EXIF says where it was taken. */
export async function jpegWithLocation(): Promise<Buffer> {
  const coordinates = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 51/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '2/1 17/1 40/1',
  }
  return gradient(120, 80)
    .withExif({ IFD0: { Copyright: 'nobody' }, IFD3: coordinates })
    .jpeg()
    .toBuffer()
}

/** A smooth picture of any size and 1 to 4 channels. */
export function gradient(width: number, height: number, channels: 1 | 2 | 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels)
  for (let index = 0; index < data.length; index++) {
    const pixel = Math.floor(index / channels)
    data[index] = ((pixel % width) * 3 + Math.floor(pixel / width) * 5 + (index % channels) * 60) % 256
  }
  return sharp(data, { raw: { width, height, channels } })
}

/** Something to compress: soft shapes with grain, the same for the same size. */
export function photograph(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const data = Buffer.alloc(width * height * channels)
  for (let index = 0; index < data.length; index++) {
    const [x, y] = [Math.floor(index / channels) % width, Math.floor(index / channels / width)]
    const shape = Math.sin(x / 17 + (index % channels)) * Math.cos(y / 23) + Math.sin((x * y) / 4001)
    const grain = (Math.imul(index + 1, 2654435761) >>> 24) / 255
    data[index] = 128 + 50 * shape + 24 * (grain - 0.5)
  }
  return sharp(data, { raw: { width, height, channels } })
}

/** An animation of `frames` squares in different greys. */
export async function animation(format: 'gif' | 'webp', frames: number): Promise<Buffer> {
  const pictures = Array.from({ length: frames }, (_, index) => {
    const value = 20 + index * 40
    return sharp({ create: { width: 32, height: 24, channels: 3, background: { r: value, g: value, b: 0 } } })
      .png()
      .toBuffer()
  })
  return sharp(await Promise.all(pictures), { join: { animated: true } })
    [format]()
    .toBuffer()
}

/** A PNG of a few bytes that declares any size. */
export function pngOfSize(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(16))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
