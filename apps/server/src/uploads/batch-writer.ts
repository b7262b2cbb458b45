import type { FileHandle } from 'node:fs/promises'

/** One write is at least this long, where there is so much: each costs a trip to the thread pool, whatever its size. */
const batchBytes = 2 ** 20

/** Writes what it is given to a file, behind the caller: one write is under way while the next is gathered. */
export interface BatchWriter {
  /** Bytes of the file that are written, though not on disk for sure. */
  readonly written: number
  /** Resolves when there is room for more. Rejects when a write has failed; nothing more is written then. */
  add(chunk: Buffer): Promise<void>
  /** Resolves when all of it is written. */
  flush(): Promise<void>
}

export function createBatchWriter(file: FileHandle, offset: number): BatchWriter {
  let written = offset
  let gathered: Buffer[] = []
  let gatheredBytes = 0
  let writing: Promise<void> = Promise.resolve()

  function writeGathered(): void {
    const batch = gathered
    gathered = []
    gatheredBytes = 0
    writing = writing.then(async () => {
      written += await writeAll(file, batch, written)
    })
    // Whoever adds next, or flushes, is told.
    writing.catch(() => {})
  }

  return {
    get written() {
      return written
    },

    async add(chunk) {
      gathered.push(chunk)
      gatheredBytes += chunk.length
      if (gatheredBytes < batchBytes) return
      await writing
      writeGathered()
    },

    async flush() {
      if (gathered.length > 0) writeGathered()
      await writing
    },
  }
}

/** A write may take less than it was given, on a disk that is nearly full. */
async function writeAll(file: FileHandle, buffers: Buffer[], position: number): Promise<number> {
  const total = buffers.reduce((sum, { length }) => sum + length, 0)
  const { bytesWritten } = await file.writev(buffers, position)
  let done = bytesWritten
  if (done === total) return total
  const rest = Buffer.concat(buffers)
  while (done < total) done += (await file.write(rest, done, total - done, position + done)).bytesWritten
  return total
}
