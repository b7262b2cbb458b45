import { elsewhere16, elsewhere32, lengths, signatures } from './zip-directory.ts'

/** An entry to be listed: stored, and without a date (the first that a zip can say, 1980-01-01). */
export type ListedEntry = {
  name: Buffer
  offset: number
  bytes: number
  crc: number
  /** Whether its sizes follow its data, as libvips writes it, and not its local header. */
  hasDescriptor: boolean
}

const firstDate = 0x21
const descriptorFlag = 8
// Made on Unix, by version 4.5 of the format; a plain file that everybody may read.
const [madeBy, permissions] = [0x032d, 0o100644 << 16]
const [plainVersion, wideVersion] = [10, 45]

/** A local header with its sizes in it. */
export function localHeader({ name, bytes, crc }: Pick<ListedEntry, 'name' | 'bytes' | 'crc'>): Buffer {
  const header = Buffer.alloc(lengths.local)
  header.writeUInt32LE(signatures.local, 0)
  header.writeUInt16LE(plainVersion, 4)
  header.writeUInt16LE(firstDate, 12)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(bytes, 18)
  header.writeUInt32LE(bytes, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

/** The central directory of these entries, and the end of the archive, for a place in it; zip64 where it has to be. */
export function directoryOf(entries: readonly ListedEntry[], start: number): Buffer {
  const records = entries.map(recordOf)
  const size = records.reduce((sum, record) => sum + record.length, 0)
  return Buffer.concat([...records, endOf({ count: entries.length, size, start })])
}

function recordOf({ name, offset, bytes, crc, hasDescriptor }: ListedEntry): Buffer {
  const isFar = offset >= elsewhere32
  const record = Buffer.alloc(lengths.entry + name.length + (isFar ? 12 : 0))
  record.writeUInt32LE(signatures.entry, 0)
  record.writeUInt16LE(madeBy, 4)
  record.writeUInt16LE(isFar ? wideVersion : plainVersion, 6)
  record.writeUInt16LE(hasDescriptor ? descriptorFlag : 0, 8)
  record.writeUInt16LE(firstDate, 14)
  record.writeUInt32LE(crc, 16)
  record.writeUInt32LE(bytes, 20)
  record.writeUInt32LE(bytes, 24)
  record.writeUInt16LE(name.length, 28)
  record.writeUInt32LE(permissions >>> 0, 38)
  record.writeUInt32LE(isFar ? elsewhere32 : offset, 42)
  name.copy(record, lengths.entry)
  if (isFar) {
    const extra = lengths.entry + name.length
    record.writeUInt16LE(12, 30)
    record.writeUInt16LE(1, extra)
    record.writeUInt16LE(8, extra + 2)
    record.writeBigUInt64LE(BigInt(offset), extra + 4)
  }
  return record
}

function endOf({ count, size, start }: { count: number; size: number; start: number }): Buffer {
  const end = Buffer.alloc(lengths.end)
  end.writeUInt32LE(signatures.end, 0)
  for (const at of [8, 10]) end.writeUInt16LE(Math.min(count, elsewhere16), at)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(Math.min(start, elsewhere32), 16)
  if (count < elsewhere16 && start < elsewhere32) return end
  const end64 = Buffer.alloc(lengths.end64)
  end64.writeUInt32LE(signatures.end64, 0)
  // What follows this number.
  end64.writeBigUInt64LE(BigInt(lengths.end64 - 12), 4)
  end64.writeUInt16LE(madeBy, 12)
  end64.writeUInt16LE(wideVersion, 14)
  for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(count), at)
  end64.writeBigUInt64LE(BigInt(size), 40)
  end64.writeBigUInt64LE(BigInt(start), 48)
  const locator = Buffer.alloc(lengths.locator64)
  locator.writeUInt32LE(signatures.locator64, 0)
  locator.writeBigUInt64LE(BigInt(start + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end64, locator, end])
}
