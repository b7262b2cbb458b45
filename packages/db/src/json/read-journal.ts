import { join } from 'node:path'
import { findBatchAfter, journalVersion, readBatch } from './batch.ts'
import { decodeChange, type NumberedChange } from './change.ts'
import type { FileOperations } from './file-operations.ts'
import { type Segment, segmentName } from './journal.ts'
import type { StoreLogger } from './logger.ts'
import { StoreOpenError } from './open-error.ts'

export interface JournalReading {
  segments: Segment[]
  /** The number of the last change there is. */
  lastSeq: number
}

/**
 * Reads all changes after number `checkpointed`, in order, and gives them to `replay`. What a crash left of the last batch was never
 * acknowledged and is cut off. Anything else that is not as it was written throws `DAMAGED`, and nothing is changed on disk.
 */
export async function readJournal(
  { files, folder, logger }: { files: FileOperations; folder: string; logger: StoreLogger },
  checkpointed: number,
  replay: (change: NumberedChange, line: Buffer) => void,
): Promise<JournalReading> {
  const names = (await files.list(folder)).filter((name) => /^\d{16}\.log$/.test(name)).sort()
  const starts = names.map((name) => Number.parseInt(name, 10))
  // Cut before, though the removal did not reach the disk; those after it may really be gone.
  const obsolete = starts.findLastIndex((start) => start <= checkpointed + 1)
  for (const name of names.slice(0, Math.max(obsolete, 0))) await files.remove(join(folder, name))

  const segments: Segment[] = []
  let lastSeq = checkpointed
  for (const [i, start] of starts.entries()) {
    if (i < obsolete) continue
    const path = join(folder, segmentName(start))
    if (start > lastSeq + 1) throw gap(path, lastSeq + 1, start)
    const bytes = await files.read(path)
    let seq = start - 1
    let offset = 0
    while (offset < bytes.length) {
      const batch = readBatch(bytes, offset)
      if (batch.kind === 'newer') throw newer(path, batch.version)
      const reason =
        batch.kind === 'damaged' ? batch.reason : batch.firstSeq === seq + 1 ? null : 'the numbers leap'
      if (reason !== null || batch.kind === 'damaged') {
        if (i < starts.length - 1 || findBatchAfter(bytes, offset) >= 0) throw damaged(path, offset, reason)
        logger.warn(
          { file: path, offset, bytes: bytes.length - offset },
          'The last batch was not written to its end and is cut off',
        )
        await cutTail(files, path, offset)
        break
      }
      for (const line of batch.lines) {
        seq++
        if (seq <= lastSeq) continue
        const change = decodeChange(line)
        if (change.seq !== seq) throw damaged(path, offset, `change ${seq} calls itself ${change.seq}`)
        replay(change, line)
        lastSeq = seq
      }
      offset = batch.end
    }
    if (offset === 0) await files.remove(path)
    else segments.push({ path, lastSeq: seq, length: offset })
  }
  return { segments, lastSeq }
}

async function cutTail(files: FileOperations, path: string, length: number): Promise<void> {
  const file = await files.open(path)
  try {
    await file.truncate(length)
    await file.sync()
  } finally {
    await file.close()
  }
}

function damaged(file: string, offset: number, reason: string | null): StoreOpenError {
  return new StoreOpenError(
    'DAMAGED',
    `The journal ${file} is damaged at byte ${offset}: ${reason}, and valid changes follow it. Restore it from a backup; nothing was changed`,
    { file, offset },
  )
}

function gap(file: string, expected: number, received: number): StoreOpenError {
  return new StoreOpenError(
    'DAMAGED',
    `Changes ${expected} to ${received - 1} are missing: the segment of the journal before ${file} is gone. Nothing was changed`,
    { file, offset: 0 },
  )
}

function newer(file: string, version: number): StoreOpenError {
  return new StoreOpenError(
    'NEWER_SCHEMA',
    `${file} has version ${version}, which a newer Tessera wrote; this one knows versions up to ${journalVersion}`,
    { file },
  )
}
