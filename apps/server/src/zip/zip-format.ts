/**
 * The records of a zip archive whose entries are stored as they are (PKWARE APPNOTE 6.3.10). Images do not become smaller by deflate, and
 * stored entries have a length that is known before a byte is read. The checksum is known only behind the bytes, so it follows them.
 */
export interface ZipEntry {
  /** The path within the archive. */
  name: string
  bytes: number
  modifiedAt: Date
}

/** What is known of an entry once it has been written. */
export interface WrittenEntry extends ZipEntry {
  /** Of its header, from the beginning of the archive. */
  offset: number
  crc32: number
}

const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
  end: 0x06054b50,
}
/** The checksum follows the bytes, and names are UTF-8. */
const flags = 0x0008 | 0x0800
const most16 = 0xffff
const most32 = 0xffffffff
const versions = { plain: 20, zip64: 45 }
/** Made on Unix, so that the mode below is believed: a plain file that its owner may write. */
const madeBy = 3 << 8
const fileMode = 0o100644 << 16

const localLength = 30
const centralLength = 46
const endLength = 22
const zip64EndLength = 56
const zip64LocatorLength = 20

/** The exact length of the archive of these entries, in bytes. */
export function zipLength(entries: readonly ZipEntry[]): number {
  let offset = 0
  let central = 0
  for (const entry of entries) {
    central += centralHeader({ ...entry, offset, crc32: 0 }).length
    offset += localHeader(entry).length + entry.bytes + descriptorLength(entry)
  }
  return offset + central + endRecords({ count: entries.length, offset, length: central }).length
}

export function localHeader(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name)
  const large = isLarge(entry)
  const extra = large ? zip64Extra([entry.bytes, entry.bytes]) : Buffer.alloc(0)
  const header = Buffer.alloc(localLength)
  header.writeUInt32LE(signatures.local, 0)
  header.writeUInt16LE(large ? versions.zip64 : versions.plain, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt32LE(dosTime(entry.modifiedAt), 10)
  // Readers that follow the stream need the length, as stored bytes do not say where they end.
  header.writeUInt32LE(large ? most32 : entry.bytes, 18)
  header.writeUInt32LE(large ? most32 : entry.bytes, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

/** What follows an entry's bytes. */
export function descriptor(entry: ZipEntry, crc32: number): Buffer {
  const record = Buffer.alloc(descriptorLength(entry))
  record.writeUInt32LE(signatures.descriptor, 0)
  record.writeUInt32LE(crc32, 4)
  if (isLarge(entry)) {
    record.writeBigUInt64LE(BigInt(entry.bytes), 8)
    record.writeBigUInt64LE(BigInt(entry.bytes), 16)
  } else {
    record.writeUInt32LE(entry.bytes, 8)
    record.writeUInt32LE(entry.bytes, 12)
  }
  return record
}

/** What an entry is in the directory at the end. */
export function centralHeader(entry: WrittenEntry): Buffer {
  const name = Buffer.from(entry.name)
  const large = isLarge(entry)
  const far = entry.offset >= most32
  const extra = zip64Extra([...(large ? [entry.bytes, entry.bytes] : []), ...(far ? [entry.offset] : [])])
  const header = Buffer.alloc(centralLength)
  header.writeUInt32LE(signatures.central, 0)
  header.writeUInt16LE(madeBy | versions.zip64, 4)
  header.writeUInt16LE(large || far ? versions.zip64 : versions.plain, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt32LE(dosTime(entry.modifiedAt), 12)
  header.writeUInt32LE(entry.crc32, 16)
  header.writeUInt32LE(large ? most32 : entry.bytes, 20)
  header.writeUInt32LE(large ? most32 : entry.bytes, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(fileMode >>> 0, 38)
  header.writeUInt32LE(far ? most32 : entry.offset, 42)
  return Buffer.concat([header, name, extra])
}

/** What ends the archive: where its directory begins, how long it is and of how many entries. */
export function endRecords({
  count,
  offset,
  length,
}: {
  count: number
  offset: number
  length: number
}): Buffer {
  const end = Buffer.alloc(endLength)
  end.writeUInt32LE(signatures.end, 0)
  end.writeUInt16LE(Math.min(count, most16), 8)
  end.writeUInt16LE(Math.min(count, most16), 10)
  end.writeUInt32LE(Math.min(length, most32), 12)
  end.writeUInt32LE(Math.min(offset, most32), 16)
  if (count < most16 && length < most32 && offset < most32) return end

  const wide = Buffer.alloc(zip64EndLength)
  wide.writeUInt32LE(signatures.zip64End, 0)
  // Without this field and the one before it.
  wide.writeBigUInt64LE(BigInt(zip64EndLength - 12), 4)
  wide.writeUInt16LE(madeBy | versions.zip64, 12)
  wide.writeUInt16LE(versions.zip64, 14)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(length), 40)
  wide.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(zip64LocatorLength)
  locator.writeUInt32LE(signatures.zip64Locator, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([wide, locator, end])
}

function descriptorLength(entry: ZipEntry): number {
  return isLarge(entry) ? 24 : 16
}

/** Whether an entry's length needs more than 32 bits; all ones is the sign for that. */
function isLarge({ bytes }: ZipEntry): boolean {
  return bytes >= most32
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  return extra
}

/** MS-DOS date and time, in UTC: two-second steps from 1980 to 2107. */
function dosTime(date: Date): number {
  const year = Math.min(Math.max(date.getUTCFullYear(), 1980), 2107)
  const day = ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}
