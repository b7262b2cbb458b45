/** Decoded pixels and what says how they are meant. */
export type PixelLayout = {
  width: number
  height: number
  /** 8 bits each: grey, RGB, or RGB and alpha. */
  channels: 1 | 3 | 4
  /** A colour profile; without one they are sRGB. */
  icc?: Uint8Array | undefined
}

/** A file whose pixels are still to be filled in. */
export type PixelFile = { file: Uint8Array<ArrayBuffer>; pixels: Uint8Array<ArrayBuffer> }

const [short, long, undefinedType] = [3, 4, 7]
const rowsOfStrip = 64

/**
 * An uncompressed TIFF around pixels (TIFF 6.0, https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf): how
 * what sharp has no decoder for reaches it, so that it is read as a stream, colour profile included, as any other file
 * is. The pixels are written in place: an image is in memory once.
 */
export function createPixelFile(layout: PixelLayout): PixelFile {
  const header = createPixelHeader(layout)
  const file = new Uint8Array(new ArrayBuffer(header.length + bytesOf(layout)))
  file.set(header)
  return { file, pixels: file.subarray(header.length) }
}

function bytesOf({ width, height, channels }: PixelLayout): number {
  return width * height * channels
}

/** What comes before the pixels in such a file; header and pixels together are less than 4 GiB. */
export function createPixelHeader(layout: PixelLayout): Uint8Array {
  const { width, height, channels, icc } = layout
  const strips = Math.ceil(height / rowsOfStrip)
  const stripBytes = rowsOfStrip * width * channels
  const bytes = bytesOf(layout)
  const numbers = (count: number, at: (index: number) => number) =>
    Array.from({ length: count }, (_, i) => at(i))
  const tags: { tag: number; type: number; values: readonly number[] | Uint8Array }[] = [
    { tag: 256, type: long, values: [width] },
    { tag: 257, type: long, values: [height] },
    { tag: 258, type: short, values: numbers(channels, () => 8) },
    { tag: 259, type: short, values: [1] },
    // Grey from black, or RGB.
    { tag: 262, type: short, values: [channels === 1 ? 1 : 2] },
    { tag: 273, type: long, values: numbers(strips, () => 0) },
    { tag: 277, type: short, values: [channels] },
    { tag: 278, type: long, values: [rowsOfStrip] },
    { tag: 279, type: long, values: numbers(strips, (i) => Math.min(stripBytes, bytes - i * stripBytes)) },
    // Alpha is not multiplied into the colours.
    ...(channels === 4 ? [{ tag: 338, type: short, values: [2] }] : []),
    ...(icc ? [{ tag: 34675, type: undefinedType, values: icc }] : []),
  ]
  const lengthOf = (tag: (typeof tags)[number]) =>
    tag.values.length * (tag.type === short ? 2 : tag.type === long ? 4 : 1)
  const outside = tags.map(lengthOf).filter((length) => length > 4)
  const directory = 8
  const start = outside.reduce((sum, length) => sum + length + (length & 1), directory + 6 + tags.length * 12)

  const header = new Uint8Array(start)
  const view = new DataView(header.buffer)
  header.set([0x49, 0x49, 42, 0])
  view.setUint32(4, directory, true)
  view.setUint16(directory, tags.length, true)
  let free = directory + 6 + tags.length * 12
  tags.forEach((tag, index) => {
    const entry = directory + 2 + index * 12
    view.setUint16(entry, tag.tag, true)
    view.setUint16(entry + 2, tag.type, true)
    view.setUint32(entry + 4, tag.values.length, true)
    let target = entry + 8
    if (lengthOf(tag) > 4) {
      view.setUint32(target, free, true)
      target = free
      free += lengthOf(tag) + (lengthOf(tag) & 1)
    }
    tag.values.forEach((value: number, i: number) => {
      const number = tag.tag === 273 ? start + i * stripBytes : value
      if (tag.type === short) view.setUint16(target + i * 2, number, true)
      else if (tag.type === long) view.setUint32(target + i * 4, number, true)
      else view.setUint8(target + i, number)
    })
  })
  return header
}

/** Rows of RGBA, each `stride` bytes after the one before. */
type Plane = { data: Uint8Array | Uint8ClampedArray; stride: number; width: number; height: number }

/** Fills in the pixels of a file; without alpha the fourth channel is left out. */
export function copyPixels(
  { data, stride, width, height }: Plane,
  { pixels, hasAlpha }: { pixels: Uint8Array; hasAlpha: boolean },
): void {
  let next = 0
  for (let row = 0; row < height; row++) {
    const start = row * stride
    const end = start + width * 4
    if (hasAlpha) {
      pixels.set(data.subarray(start, end), next)
      next += width * 4
      continue
    }
    for (let offset = start; offset < end; offset += 4) {
      pixels[next++] = data[offset] ?? 0
      pixels[next++] = data[offset + 1] ?? 0
      pixels[next++] = data[offset + 2] ?? 0
    }
  }
}
