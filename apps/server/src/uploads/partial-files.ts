import { constants, createReadStream, mkdirSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { nameFullDisk } from '@tessera/storage'
import { isId } from '../ids.ts'
import { createBatchWriter } from './batch-writer.ts'
import { readChunks } from './read-chunks.ts'
import { createRunningDigest, type ReceivedFile, type RunningDigest } from './running-digest.ts'

/** After so many bytes, or so long, what has arrived is brought to disk and told: no more than that is sent twice after a power cut. */
const checkpointBytes = 32 * 2 ** 20
const checkpointSeconds = 600

/**
 * Each read of a socket is a buffer of its own, and V8 may mark its whole heap to be rid of dead ones (40 times in a GiB, in a traced run); a look at
 * the young ones before that is cheaper.
 */
const collectStep = 12 * 2 ** 20

interface Appending {
  /** Bytes that the file has, and keeps: what lies behind them is cut off. */
  offset: number
  /** Bytes that it may come to have; what would go beyond is not written. */
  limit: number
  /**
   * After what has arrived is on disk; `received` are the bytes of the file. Not more often than is worth a write of its own, and once at the end:
   * `receiving` tells how far the file is until that has resolved, so that who asks is never told less than before.
   */
  onCheckpoint(received: number): Promise<void>
  /** Whenever bytes arrive. */
  onBytes(): void
}

interface Appended {
  /** Bytes of the file now, all of them on disk. */
  received: number
  /** Whether the source had more than the limit. */
  overflowed: boolean
  /** Why the source broke off, if it did. */
  broken: unknown
}

/**
 * Files of uploads that may go on later, also after a restart. They lie in the data folder, so that a finished one becomes a blob by a
 * rename. Nobody but the holder of the upload's lock may touch one.
 */
export interface PartialFiles {
  pathOf(id: string): string
  /** Bytes that have arrived in a file that is being written, for who asks meanwhile. Undefined when none is. */
  receiving(id: string): number | undefined
  /** Bytes of the file; 0 when there is none. */
  size(id: string): Promise<number>
  /** Adds what `source` yields; the source is never destroyed, so that its connection can be answered. Rejects with `OUT_OF_DISK`. */
  append(id: string, source: Readable, appending: Appending): Promise<Appended>
  /** Its digests: from memory where all of it arrived in this process, else by reading it again. */
  digest(id: string, bytes: number): Promise<ReceivedFile>
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>
  /** The ids of all that there are. */
  list(): Promise<string[]>
}

export function createPartialFiles({
  folder,
  restSeconds,
  collectYoung,
}: {
  folder: string
  /** How long an upload may rest: it is told in time that it does not. */
  restSeconds: number
  collectYoung: () => void
}): PartialFiles {
  const checkpointMilliseconds = Math.min(checkpointSeconds, restSeconds / 3) * 1000
  const root = resolve(folder)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  const digests = new Map<string, RunningDigest>()
  const positions = new Map<string, number>()
  const pathOf = (id: string) => {
    if (!isId(id)) throw new Error(`expected an id for the name of a partial file but received ${id}`)
    return join(root, id)
  }

  async function digestUpTo(id: string, bytes: number, expected: number): Promise<RunningDigest> {
    const known = digests.get(id)
    if (known?.bytes === bytes) return known
    const digest = createRunningDigest({ expected })
    if (bytes === 0) return digest
    for await (const chunk of createReadStream(pathOf(id), { end: bytes - 1, highWaterMark: 2 ** 20 }))
      digest.update(chunk as Buffer)
    if (digest.bytes === bytes) return digest
    throw new Error(`expected ${bytes} bytes of the partial upload ${id} but found ${digest.bytes}`)
  }

  async function append(
    id: string,
    source: Readable,
    { offset, limit, onCheckpoint, onBytes }: Appending,
  ): Promise<Appended> {
    const file = await open(pathOf(id), constants.O_RDWR | constants.O_CREAT, 0o600)
    let checkpoint: Promise<void> | null = null
    try {
      const digest = await digestUpTo(id, offset, limit)
      // Until the bytes are known to be written the file is the truth, and its digest is read from it.
      digests.delete(id)
      await file.truncate(offset)
      const writer = createBatchWriter(file, offset)
      let [synced, syncedAt, collected] = [offset, performance.now(), offset]
      let failure: unknown = null

      function beginCheckpoint(): void {
        const { written } = writer
        checkpoint = file
          .datasync()
          .then(() => onCheckpoint(written))
          .catch((error: unknown) => {
            failure ??= error
          })
          .finally(() => {
            checkpoint = null
          })
        ;[synced, syncedAt] = [written, performance.now()]
      }

      let [received, overflowed] = [offset, false]
      const { broken } = await readChunks(source, (chunk) => {
        if (failure) throw failure
        onBytes()
        overflowed = received + chunk.length > limit
        if (overflowed) return false
        received += chunk.length
        positions.set(id, received)
        digest.update(chunk)
        if (received - collected >= collectStep) {
          collected = received
          collectYoung()
        }
        const due =
          writer.written - synced >= checkpointBytes || performance.now() - syncedAt >= checkpointMilliseconds
        if (due && !checkpoint) beginCheckpoint()
        return writer.add(chunk)
      })
      await writer.flush()
      await checkpoint
      if (failure) throw failure
      await file.datasync()
      digests.set(id, digest)
      await onCheckpoint(received)
      return { received, overflowed, broken }
    } finally {
      // Whatever fails: what is told after the lock is let go would be told of the next writer's file.
      await checkpoint
      positions.delete(id)
      await file.close()
    }
  }

  return {
    pathOf,
    receiving: (id) => positions.get(id),
    size: async (id) => (await stat(pathOf(id)).catch(() => null))?.size ?? 0,

    append: (id, source, appending) =>
      append(id, source, appending).catch((error: unknown) => {
        throw nameFullDisk(error)
      }),

    async digest(id, bytes) {
      const digest = await digestUpTo(id, bytes, bytes)
      digests.delete(id)
      return digest.finish()
    },

    async remove(id) {
      digests.delete(id)
      await rm(pathOf(id), { force: true })
    },

    list: async () => (await readdir(root)).filter(isId),
  }
}
