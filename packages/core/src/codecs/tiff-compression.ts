import { ImageError } from '../errors.ts'
import { type ImageInput, readAt } from '../input.ts'

const compressionTag = 259
const oldJpeg = 6

/**
 * Refuses a TIFF in the JPEG compression of TIFF 6.0, which its own authors withdrew (Technical Note 2, 1995): the
 * decoder here does not have it, and takes tiles of it for empty ones without a word. Throws `UNSUPPORTED_FORMAT`.
 */
export async function refuseOldJpeg(input: ImageInput): Promise<void> {
  if ((await readCompression(input)) !== oldJpeg) return
  const message = 'The image is compressed in a way that cannot be decoded here: JPEG as in TIFF 6.0'
  throw new ImageError('UNSUPPORTED_FORMAT', message, { found: 'old-style JPEG in TIFF' })
}

/** The compression that the first directory names (TIFF 6.0, section 2; BigTIFF has wider numbers); null if it names none. */
async function readCompression(input: ImageInput): Promise<number | null> {
  const head = await readAt(input, 0, 16)
  if (head.length < 16) return null
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const number = (bytes: Buffer, offset: number, size: 2 | 4) =>
    isLittle ? bytes.readUIntLE(offset, size) : bytes.readUIntBE(offset, size)
  // Of the eight bytes of an offset in BigTIFF the upper four are not needed for any file that is accepted.
  const isBig = number(head, 2, 2) === 43
  const lower = isLittle ? 0 : 4
  const start = isBig ? number(head, 8 + lower, 4) : number(head, 4, 4)
  const [countSize, entrySize, valueOffset] = isBig ? [8, 20, 12] : [2, 12, 8]
  const count = await readAt(input, start, countSize)
  if (count.length < countSize) return null
  const entries = isBig ? number(count, isLittle ? 0 : 6, 2) : number(count, 0, 2)
  const directory = await readAt(input, start + countSize, entries * entrySize)
  for (let offset = 0; offset + entrySize <= directory.length; offset += entrySize) {
    if (number(directory, offset, 2) === compressionTag) return number(directory, offset + valueOffset, 2)
  }
  return null
}
