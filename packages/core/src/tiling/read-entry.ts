import { crc32 } from 'node:zlib'
import { damaged, type TilingSource } from './source.ts'
import { lengths, signatures } from './zip-directory.ts'

/** Of an entry: where its local header is, the length of its data, and its checksum. */
type Entry = { offset: number; bytes: number; crc: number }

// What is read with an entry for its name, and for extra fields such as the times that Info-ZIP writes.
const roomForNames = 128

/**
 * Reads the data of an entry and checks it: one read, and a second only where its names are long, which only its local
 * header says. Throws `BAD_IMAGE` where anything is not as it was written.
 */
export async function readEntry(source: TilingSource, { offset, bytes, crc }: Entry): Promise<Buffer> {
  const length = Math.min(lengths.local + roomForNames + bytes, source.size - offset)
  const range = await source.read(offset, length)
  if (length < lengths.local || range.readUInt32LE(0) !== signatures.local)
    throw damaged('an entry is not where it should be', { offset })
  const start = lengths.local + range.readUInt16LE(26) + range.readUInt16LE(28)
  if (offset + start + bytes > source.size) throw damaged('it ends too early', { offset })
  const isWhole = start + bytes <= length
  const data = isWhole ? range.subarray(start, start + bytes) : await source.read(offset + start, bytes)
  if (crc32(data) !== crc) throw damaged('the checksum of an entry is wrong', { offset })
  return data
}
