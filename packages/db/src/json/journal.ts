import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import { type FileOperations, isDiskFull, type OpenFile, systemCode } from './file-operations.ts'

/** A file of the journal: `{number of its first change}.log`. */
export interface Segment {
  path: string
  /** The number of its last change. */
  lastSeq: number
  /** In bytes. */
  length: number
}

export interface Journal {
  /** Of all segments together. */
  readonly length: number
  /** Writes a batch behind the last one and syncs it. One call at a time. */
  append(batch: { bytes: Buffer; firstSeq: number; lastSeq: number }): Promise<void>
  /** Lets the next batch begin a new segment, so that this one can be cut. */
  seal(): void
  /** Removes the sealed segments that hold nothing after change `seq`. */
  cut(seq: number): Promise<void>
  close(): Promise<void>
}

/** `segments` are those that a start has read: they are never written to again. */
export function createJournal(files: FileOperations, folder: string, segments: readonly Segment[]): Journal {
  const sealed = [...segments]
  let active: { segment: Segment; file: OpenFile } | null = null
  let closing: Promise<void>[] = []

  async function begin(firstSeq: number): Promise<{ segment: Segment; file: OpenFile }> {
    const path = join(folder, segmentName(firstSeq))
    const file = await files.create(path).catch(async (error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error
      // Begun before, when its folder could not be synced for want of room: it has no batch yet.
      return files.open(path)
    })
    await files.syncFolder(folder)
    return { segment: { path, lastSeq: firstSeq - 1, length: 0 }, file }
  }

  async function takeBack(
    { segment, file }: { segment: Segment; file: OpenFile },
    cause: unknown,
  ): Promise<never> {
    // The batch is not whole, so nothing of it counts even if this fails; but then nothing may be written behind it. Synced, because the next
    // batch may go to a new segment: only at the end of the last one does a start cut off half a batch.
    try {
      await file.truncate(segment.length)
      await file.datasync()
    } catch (error) {
      throw unwritable(segment.path, error)
    }
    if (!isDiskFull(cause)) throw unwritable(segment.path, cause)
    throw new StoreError('OUT_OF_DISK', 'The disk is full: nothing was changed', { cause })
  }

  return {
    get length() {
      return sealed.reduce((sum, segment) => sum + segment.length, active?.segment.length ?? 0)
    },

    async append({ bytes, firstSeq, lastSeq }) {
      active ??= await begin(firstSeq).catch((cause: unknown) => {
        if (isDiskFull(cause))
          throw new StoreError('OUT_OF_DISK', 'The disk is full: nothing was changed', { cause })
        throw unwritable(folder, cause)
      })
      const { segment, file } = active
      try {
        await file.write(bytes, segment.length)
      } catch (cause) {
        await takeBack(active, cause)
      }
      await file.datasync().catch((cause: unknown) => {
        throw unwritable(segment.path, cause)
      })
      segment.length += bytes.length
      segment.lastSeq = lastSeq
    },

    seal() {
      if (!active || active.segment.length === 0) return
      sealed.push(active.segment)
      // Each batch of it is synced already: a close that fails takes nothing back.
      closing.push(active.file.close().catch(() => undefined))
      active = null
    },

    async cut(seq) {
      await Promise.all(closing)
      closing = []
      while (sealed[0] && sealed[0].lastSeq <= seq) {
        await files.remove(sealed[0].path)
        sealed.shift()
      }
    },

    async close() {
      await Promise.all([...closing, active?.file.close()])
    },
  }
}

/** Sixteen digits, so that names sort as numbers do. */
export function segmentName(firstSeq: number): string {
  return `${String(firstSeq).padStart(16, '0')}.log`
}

function unwritable(path: string, cause: unknown): StoreError {
  return new StoreError(
    'UNAVAILABLE',
    `Writing ${path} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    { cause },
  )
}
