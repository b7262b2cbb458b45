import { crc32 } from 'node:zlib'
import {
  centralHeader,
  descriptor,
  endRecords,
  localHeader,
  type WrittenEntry,
  type ZipEntry,
} from './zip-format.ts'

/** An entry and where its bytes come from, which is asked when its turn has come. */
export interface ZipSource extends ZipEntry {
  open(): Promise<AsyncIterable<Uint8Array>>
}

/**
 * The archive of these entries, as it is read: `zipLength` bytes of it, holding a chunk at a time. Throws when an entry turns out to have
 * another length than it said, since the length of the whole has been promised.
 */
export async function* writeZip(sources: readonly ZipSource[]): AsyncGenerator<Uint8Array, void> {
  const written: WrittenEntry[] = []
  let offset = 0
  for (const source of sources) {
    const header = localHeader(source)
    yield header
    let [bytes, checksum] = [0, 0]
    for await (const chunk of await source.open()) {
      bytes += chunk.length
      checksum = crc32(chunk, checksum)
      if (bytes > source.bytes) break
      yield chunk
    }
    if (bytes !== source.bytes)
      throw new Error(`${source.name} was said to have ${source.bytes} bytes and has ${bytes}`)
    const after = descriptor(source, checksum)
    yield after
    written.push({ ...source, offset, crc32: checksum })
    offset += header.length + bytes + after.length
  }
  let length = 0
  for (const entry of written) {
    const header = centralHeader(entry)
    length += header.length
    yield header
  }
  yield endRecords({ count: written.length, offset, length })
}
