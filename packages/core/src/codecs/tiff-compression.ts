import { ImageError } from '../errors.ts'
import { type ImageInput, readAt } from '../input.ts'

const compressionTag = 259
const oldJpeg = 6

/**
 * Refuses a page, counted from 0, of a TIFF in the JPEG compression of TIFF 6.0, which its own authors withdrew (Technical
 * Note 2, 1995): the decoder here does not have it, and takes tiles of it for empty ones without a word. Throws
 * `UNSUPPORTED_FORMAT`.
 */
export async function refuseOldJpeg(input: ImageInput, page = 0): Promise<void> {
  const layout = await readLayout(input)
  let directory = layout && (await readDirectory(input, layout, layout.first))
  for (let at = 0; layout && directory && at < page; at++)
    directory = await readDirectory(input, layout, directory.next)
  if (directory?.compression !== oldJpeg) return
  const message = 'The image is compressed in a way that cannot be decoded here: JPEG as in TIFF 6.0'
  throw new ImageError('UNSUPPORTED_FORMAT', message, { found: 'old-style JPEG in TIFF' })
}

type Layout = {
  isBig: boolean
  number: (bytes: Buffer, offset: number, size: 2 | 4) => number
  /** An offset in the file; of the eight bytes in BigTIFF the upper four are not needed for any file that is accepted. */
  place: (bytes: Buffer, offset: number) => number
  /** Where the first directory is. */
  first: number
}

/** The header (TIFF 6.0, section 2; BigTIFF has wider numbers); null where it is cut off. */
async function readLayout(input: ImageInput): Promise<Layout | null> {
  const head = await readAt(input, 0, 16)
  if (head.length < 16) return null
  const isLittle = head.toString('latin1', 0, 2) === 'II'
  const number: Layout['number'] = (bytes, offset, size) =>
    isLittle ? bytes.readUIntLE(offset, size) : bytes.readUIntBE(offset, size)
  const isBig = number(head, 2, 2) === 43
  const place: Layout['place'] = (bytes, offset) => number(bytes, isBig && !isLittle ? offset + 4 : offset, 4)
  return { isBig, number, place, first: place(head, isBig ? 8 : 4) }
}

/** The compression that a directory names, null if it names none; and where the next one is. Null where it is cut off. */
async function readDirectory(
  input: ImageInput,
  { isBig, number, place }: Layout,
  start: number,
): Promise<{ compression: number | null; next: number } | null> {
  // Behind the last.
  if (start === 0) return null
  const [countSize, entrySize, valueOffset, placeSize] = isBig ? [8, 20, 12, 8] : [2, 12, 8, 4]
  const count = await readAt(input, start, countSize)
  if (count.length < countSize) return null
  const entries = isBig ? place(count, 0) & 0xffff : number(count, 0, 2)
  const end = entries * entrySize
  const directory = await readAt(input, start + countSize, end + placeSize)
  const next = directory.length < end + placeSize ? 0 : place(directory, end)
  for (let offset = 0; offset + entrySize <= Math.min(end, directory.length); offset += entrySize) {
    if (number(directory, offset, 2) === compressionTag)
      return { compression: number(directory, offset + valueOffset, 2), next }
  }
  return { compression: null, next }
}
