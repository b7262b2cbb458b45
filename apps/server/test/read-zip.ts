import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'

/** An archive of which only some parts are in memory, by where each begins. */
export interface SparseArchive {
  length: number
  parts: { offset: number; bytes: Buffer }[]
}

class SparseReader extends RandomAccessReader {
  readonly #archive: SparseArchive
  constructor(archive: SparseArchive) {
    super()
    this.#archive = archive
  }
  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#partAt(position, position + length).copy(target, offset)
    setImmediate(done, null)
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from([this.#partAt(start, end)])
  }
  #partAt(start: number, end: number): Buffer {
    const part = this.#archive.parts.find(
      ({ offset, bytes }) => start >= offset && end <= offset + bytes.length,
    )
    if (!part) throw new Error(`bytes ${start} to ${end} of the archive were not kept`)
    return part.bytes.subarray(start - part.offset, end - part.offset)
  }
}

/** Opens an archive by its directory, as unpackers do: with a reader that is not ours. */
export async function openZip(archive: SparseArchive) {
  const zip = await fromRandomAccessReaderPromise(new SparseReader(archive), archive.length, {
    autoClose: false,
    lazyEntries: true,
  })
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  return {
    entries,
    async read(entry: Entry): Promise<Buffer> {
      const bytes = await buffer(await zip.openReadStreamPromise(entry))
      if (crc32(bytes) !== entry.crc32) throw new Error(`the checksum of ${entry.fileName} is wrong`)
      return bytes
    },
  }
}

/** What is in a whole archive. */
export async function readZip(archive: Buffer): Promise<{ name: string; bytes: Buffer; modifiedAt: Date }[]> {
  const zip = await openZip({ length: archive.length, parts: [{ offset: 0, bytes: archive }] })
  const files = []
  for (const entry of zip.entries) {
    const modifiedAt = entry.getLastModDate({ timezone: 'UTC' })
    files.push({ name: entry.fileName, bytes: await zip.read(entry), modifiedAt })
  }
  return files
}
