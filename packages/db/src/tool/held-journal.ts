import { type FileHandle, open, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBatch } from '../json/batch.ts'
import { decodeChange, type NumberedChange } from '../json/change.ts'
import { systemCode } from '../json/file-operations.ts'
import { segmentName } from '../json/journal.ts'

/** Milliseconds between two looks for new segments. */
const lookEvery = 20

/**
 * The journal of a database that may be in use. Its files are held open from the moment they are seen: the server may remove them, and
 * they can still be read to their end.
 */
export interface HeldJournal {
  /**
   * All changes after number `seq` up to now, in order; null when some are missing, because their segment came and went unseen. `give` is
   * called with each. What is half-written at the end is left out: nobody was told that it is done.
   */
  readAfter(seq: number, give: (change: NumberedChange) => void): Promise<{ lastSeq: number } | null>
  /** Writes what `readAfter` has read last into a folder, as segments. */
  writeTo(folder: string): Promise<void>
  close(): Promise<void>
}

export async function holdJournal(folder: string): Promise<HeldJournal> {
  const held = new Map<number, FileHandle>()
  let read: { start: number; bytes: Buffer }[] = []
  let refreshing: Promise<void> = Promise.resolve()

  async function takeHold(): Promise<void> {
    for (const name of await readdir(folder)) {
      const start = /^\d{16}\.log$/.test(name) ? Number.parseInt(name, 10) : null
      if (start === null || held.has(start)) continue
      const file = await open(join(folder, name), 'r').catch((error: unknown) => {
        // Cut between the two calls: whatever it held is in documents.
        if (systemCode(error) === 'ENOENT') return null
        throw error
      })
      if (file) held.set(start, file)
    }
  }

  function refresh(): Promise<void> {
    // One after the other, or two would open the same file.
    refreshing = refreshing.then(takeHold)
    return refreshing
  }

  await refresh()
  // A segment lives for as long as its documents are written: much longer than this.
  const looking = setInterval(() => void refresh().catch(() => undefined), lookEvery)

  return {
    async readAfter(seq, give) {
      await refresh()
      let lastSeq = seq
      read = []
      const starts = [...held.keys()].sort((a, b) => a - b)
      for (const [i, start] of starts.entries()) {
        // What the next one continues from is older than all that is wanted.
        if ((starts[i + 1] ?? Number.POSITIVE_INFINITY) <= seq + 1) continue
        if (start > lastSeq + 1) return null
        const bytes = await readWhole(held.get(start))
        const whole = readSegment(bytes, start, (change) => {
          if (change.seq <= lastSeq) return
          lastSeq = change.seq
          give(change)
        })
        if (whole > 0) read.push({ start, bytes: bytes.subarray(0, whole) })
      }
      return { lastSeq }
    },

    async writeTo(target) {
      for (const { start, bytes } of read) {
        await writeFile(join(target, segmentName(start)), bytes, { mode: 0o600, flush: true })
      }
    },

    async close() {
      clearInterval(looking)
      await refreshing.catch(() => undefined)
      for (const file of held.values()) await file.close()
    },
  }
}

/** Gives all changes of whole batches, and answers with where those end. */
function readSegment(bytes: Buffer, start: number, give: (change: NumberedChange) => void): number {
  let offset = 0
  let seq = start
  while (offset < bytes.length) {
    const batch = readBatch(bytes, offset)
    if (batch.kind !== 'batch' || batch.firstSeq !== seq) break
    for (const line of batch.lines) give(decodeChange(line))
    seq += batch.lines.length
    offset = batch.end
  }
  return offset
}

async function readWhole(file: FileHandle | undefined): Promise<Buffer> {
  if (!file) return Buffer.alloc(0)
  const { size } = await file.stat()
  const bytes = Buffer.alloc(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return bytes.subarray(0, length)
}
