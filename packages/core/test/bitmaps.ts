/** Bitmaps of 2 x 2 pixels in the ways there are to write one: red and green above blue and #0a141e. */
type Bitmap = {
  bits: number
  /** Bytes of the rows, bottom one first. */
  rows: number[]
  compression?: number
  header?: number
  masks?: number[]
  palette?: number[][]
  topDown?: boolean
}

function bitmap({
  bits,
  rows,
  compression = 0,
  header = 40,
  masks = [],
  palette = [],
  topDown,
}: Bitmap): Buffer {
  const info = Buffer.alloc(header)
  info.writeUInt32LE(header)
  if (header === 12) {
    for (const [index, value] of [2, 2, 1, bits].entries()) info.writeUInt16LE(value, 4 + index * 2)
  } else {
    info.writeInt32LE(2, 4)
    info.writeInt32LE(topDown ? -2 : 2, 8)
    info.writeUInt16LE(1, 12)
    info.writeUInt16LE(bits, 14)
    info.writeUInt32LE(compression, 16)
    info.writeUInt32LE(palette.length, 32)
  }
  // In the first header with masks they stand behind it.
  const behind = Buffer.alloc(header === 40 ? masks.length * 4 : 0)
  for (const [index, mask] of masks.entries()) {
    if (header === 40) behind.writeUInt32LE(mask, index * 4)
    else info.writeUInt32LE(mask, 40 + index * 4)
  }
  const colours = Buffer.from(
    palette.flatMap(([r = 0, g = 0, b = 0]) => (header === 12 ? [b, g, r] : [b, g, r, 0])),
  )
  const start = Buffer.alloc(14)
  start.write('BM')
  const offset = 14 + header + behind.length + colours.length
  start.writeUInt32LE(offset + rows.length, 2)
  start.writeUInt32LE(offset, 10)
  return Buffer.concat([start, info, behind, colours, Buffer.from(rows)])
}

const palette = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [10, 20, 30],
]
const [upper24, lower24] = [
  [0, 0, 255, 0, 255, 0, 0, 0],
  [255, 0, 0, 30, 20, 10, 0, 0],
]
const alphaMasks = [0xff0000, 0xff00, 0xff, 0xff000000]

/** Each with the four pixels it should decode to, where they are not those above. */
export const bitmaps: Readonly<Record<string, { file: Buffer; pixels?: number[] }>> = {
  '1 bit': {
    file: bitmap({ bits: 1, palette: palette.slice(0, 2), rows: [0x80, 0, 0, 0, 0x40, 0, 0, 0] }),
    pixels: [255, 0, 0, 0, 255, 0, 0, 255, 0, 255, 0, 0],
  },
  '4 bits': { file: bitmap({ bits: 4, palette, rows: [0x23, 0, 0, 0, 0x01, 0, 0, 0] }) },
  '8 bits': { file: bitmap({ bits: 8, palette, rows: [2, 3, 0, 0, 0, 1, 0, 0] }) },
  '4 bits, run lengths': {
    file: bitmap({ bits: 4, compression: 2, palette, rows: [2, 0x23, 0, 0, 2, 0x01, 0, 1] }),
  },
  '8 bits, run lengths': {
    file: bitmap({ bits: 8, compression: 1, palette, rows: [1, 2, 1, 3, 0, 0, 1, 0, 1, 1, 0, 1] }),
  },
  '16 bits, 5-5-5': {
    file: bitmap({ bits: 16, rows: [0x1f, 0, 0x43, 0x04, 0, 0x7c, 0xe0, 0x03] }),
    pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 8, 16, 25],
  },
  '16 bits, 5-6-5': {
    file: bitmap({
      bits: 16,
      compression: 3,
      masks: [0xf800, 0x7e0, 0x1f],
      rows: [0x1f, 0, 0xa3, 0x08, 0, 0xf8, 0xe0, 0x07],
    }),
    pixels: [255, 0, 0, 0, 255, 0, 0, 0, 255, 8, 20, 25],
  },
  '24 bits': { file: bitmap({ bits: 24, rows: [...lower24, ...upper24] }) },
  '24 bits, top row first': { file: bitmap({ bits: 24, topDown: true, rows: [...upper24, ...lower24] }) },
  '24 bits, OS/2': { file: bitmap({ bits: 24, header: 12, rows: [...lower24, ...upper24] }) },
  '32 bits': {
    file: bitmap({ bits: 32, rows: [255, 0, 0, 0, 30, 20, 10, 0, 0, 0, 255, 0, 0, 255, 0, 0] }),
  },
  '32 bits, alpha': {
    file: bitmap({
      bits: 32,
      compression: 3,
      header: 124,
      masks: alphaMasks,
      rows: [255, 0, 0, 255, 30, 20, 10, 0, 0, 0, 255, 128, 0, 255, 0, 255],
    }),
    pixels: [255, 0, 0, 128, 0, 255, 0, 255, 0, 0, 255, 255, 10, 20, 30, 0],
  },
}
