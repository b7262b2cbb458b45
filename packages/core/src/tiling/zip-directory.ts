import { ImageError } from '../errors.ts'
import { maxTiles } from '../recipes/index.ts'
import { damaged, type TilingSource } from './source.ts'

// The parts of a zip that are read here (APPNOTE.TXT 6.3.10, https://support.pkware.com/pkzip/appnote).
export const signatures = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const

/** Bytes of the fixed part of each. */
export const lengths = { local: 30, entry: 46, end: 22, end64: 56, locator64: 20 } as const

/** A number of 16 bits, or of 32, that says: it is in the zip64 field. */
export const elsewhere16 = 0xffff
export const elsewhere32 = 0xffffffff

const longestComment = 0xffff
// Beside tiles there are a few descriptions, and folders.
const maxEntries = maxTiles + 1000
const maxDirectoryBytes = 64 * 1024 ** 2

/** The central directory: the records of all entries, one after the other. */
export type ZipDirectory = { start: number; count: number; records: Buffer }

/** One entry. `offset` is that of its local header. */
export type ZipEntry = {
  /** Where its name is, in the records. */
  nameStart: number
  nameEnd: number
  offset: number
  bytes: number
  crc: number
  isStored: boolean
}

/** Reads the central directory, also that of a zip64. Throws `UNSUPPORTED_FORMAT` for what is no zip, `BAD_IMAGE`, `TOO_LARGE`. */
export async function readDirectory(source: TilingSource): Promise<ZipDirectory> {
  const { count, size, start, limit } = await findDirectory(source)
  if (start + size > limit) throw damaged('its list of entries lies outside of it')
  if (count > maxEntries || size > maxDirectoryBytes) {
    const message = `Expected at most ${maxTiles} tiles in the archive but it has ${count} entries`
    throw new ImageError('TOO_LARGE', message, { actual: count, limit: maxTiles })
  }
  return { start, count, records: await source.read(start, size) }
}

async function findDirectory(
  source: TilingSource,
): Promise<{ count: number; size: number; start: number; limit: number }> {
  const tailLength = Math.min(source.size, lengths.end + longestComment + lengths.locator64)
  const tailStart = source.size - tailLength
  const tail = await source.read(tailStart, tailLength)
  const end = findEnd(tail)
  if (end === -1) throw await notAZip(source)
  const [count, size, start] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ]
  const limit = tailStart + end
  if (count !== elsewhere16 && size !== elsewhere32 && start !== elsewhere32)
    return { count, size, start, limit }
  const locator = end - lengths.locator64
  // A zip of exactly 65,535 entries may do without.
  if (locator < 0 || tail.readUInt32LE(locator) !== signatures.locator64) return { count, size, start, limit }
  const position = readNumber64(tail, locator + 8)
  if (position + lengths.end64 > tailStart + locator) throw damaged('its end is not where it says')
  const end64 = await source.read(position, lengths.end64)
  if (end64.readUInt32LE(0) !== signatures.end64) throw damaged('its end is not where it says')
  return {
    count: readNumber64(end64, 32),
    size: readNumber64(end64, 40),
    start: readNumber64(end64, 48),
    limit: position,
  }
}

/** The last end record whose comment reaches exactly to the end of the file. */
function findEnd(tail: Buffer): number {
  for (let at = tail.length - lengths.end; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== signatures.end) continue
    if (at + lengths.end + tail.readUInt16LE(at + 20) === tail.length) return at
  }
  return -1
}

async function notAZip(source: TilingSource): Promise<ImageError> {
  const head = await source.read(0, Math.min(4, source.size))
  if (head.length === 4 && head.readUInt32LE(0) === signatures.local)
    return damaged('it ends before its list of entries')
  return new ImageError('UNSUPPORTED_FORMAT', 'Expected a zip of tiles but received something else')
}

/** Every entry of a directory, in its order. Throws `BAD_IMAGE` where the records are not what they should be. */
export function* entriesOf({ records, count, start }: ZipDirectory): Generator<ZipEntry> {
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + lengths.entry > records.length || records.readUInt32LE(at) !== signatures.entry)
      throw damaged('its list of entries is broken')
    const nameStart = at + lengths.entry
    const nameEnd = nameStart + records.readUInt16LE(at + 28)
    const extraEnd = nameEnd + records.readUInt16LE(at + 30)
    if (extraEnd > records.length) throw damaged('its list of entries is broken')
    const sizes = readSizes(records, { at, nameEnd, extraEnd })
    if (sizes.offset + lengths.local + sizes.bytes > start) throw damaged('an entry lies outside of it')
    const isEncrypted = (records.readUInt16LE(at + 8) & 1) === 1
    const isStored = records.readUInt16LE(at + 10) === 0 && !isEncrypted
    yield { nameStart, nameEnd, ...sizes, crc: records.readUInt32LE(at + 16), isStored }
    at = extraEnd + records.readUInt16LE(at + 32)
  }
}

// Some writers send even small sizes to the zip64 field, which holds, in this order, those that are sent there.
function readSizes(
  records: Buffer,
  { at, nameEnd, extraEnd }: { at: number; nameEnd: number; extraEnd: number },
): { bytes: number; offset: number } {
  const fixed = [records.readUInt32LE(at + 24), records.readUInt32LE(at + 20), records.readUInt32LE(at + 42)]
  let wide = fixed.includes(elsewhere32) ? findField64(records, nameEnd, extraEnd) : null
  const [, bytes = 0, offset = 0] = fixed.map((value) => {
    if (value !== elsewhere32 || wide === null) return value
    if (wide.end - wide.at < 8) throw damaged('its list of entries is broken')
    const number = readNumber64(records, wide.at)
    wide = { at: wide.at + 8, end: wide.end }
    return number
  })
  return { bytes, offset }
}

function findField64(records: Buffer, from: number, to: number): { at: number; end: number } | null {
  for (let at = from; at + 4 <= to; ) {
    const end = at + 4 + records.readUInt16LE(at + 2)
    if (records.readUInt16LE(at) === 1) return { at: at + 4, end: Math.min(end, to) }
    at = end
  }
  return null
}

function readNumber64(bytes: Buffer, at: number): number {
  const number = Number(bytes.readBigUInt64LE(at))
  if (!Number.isSafeInteger(number)) throw damaged('it names a place beyond every file')
  return number
}
