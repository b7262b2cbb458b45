import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import type { CommitQueue } from './commit-queue.ts'
import type { Documents } from './documents.ts'
import { type FileOperations, isDiskFull } from './file-operations.ts'
import { forEachAtMost } from './for-each-at-most.ts'
import type { Journal } from './journal.ts'
import type { StoreLogger } from './logger.ts'
import { type Lookup, serialiseShard, shardName } from './lookup.ts'
import { writeManifest } from './manifest.ts'
import { replaceFile } from './replace-file.ts'
import type { StoreFolders } from './store-folders.ts'
import type { Totals } from './totals.ts'

export interface CheckpointSettings {
  /** Bytes of journal at which documents begin to be written. */
  startBytes: number
  /** Bytes of journal that are never passed. From half of them on, commits keep pace with the writing of documents. */
  limitBytes: number
  /** Documents are also written when there was no change for so many milliseconds. */
  quietMilliseconds: number
}

/** Brings what the journal holds into documents and lookup, in the background, and then cuts it. */
export interface Checkpoints {
  /** Holds a batch back where the journal grows faster than documents are written. Rejects with `OUT_OF_DISK`. */
  makeRoom(): Promise<void>
  /** Told after each batch. */
  noteCommit(): void
  /** Writes all there is. */
  finish(): Promise<void>
}

/** Documents that share one sync of their folder. */
const groupSize = 64
/** Files that are written at once: fewer than libuv has threads, so that one is left for the journal. */
const atOnce = 3

export function createCheckpoints({
  files,
  folders,
  journal,
  documents,
  lookup,
  totals,
  queue,
  logger,
  settings,
  knownShards,
}: {
  files: FileOperations
  folders: StoreFolders
  journal: Journal
  documents: Documents
  lookup: Lookup
  totals: Totals
  /** Asked late, since the queue asks for room here. */
  queue: () => CommitQueue
  logger: StoreLogger
  settings: CheckpointSettings
  /** Names of the shards that have a file. */
  knownShards: readonly string[]
}): Checkpoints {
  const shardNames = new Set(knownShards)
  let running: Promise<void> | null = null
  let step: PromiseWithResolvers<void> = Promise.withResolvers()
  let isFull = false
  let isClosing = false
  let quiet: NodeJS.Timeout | null = null

  function start(): Promise<void> {
    running ??= write().finally(() => {
      running = null
      passStep()
    })
    return running
  }

  function passStep(): void {
    step.resolve()
    step = Promise.withResolvers()
  }

  async function write(): Promise<void> {
    try {
      // Sealed exactly at this number, so that the segments up to it can go as a whole.
      const { seq, sums } = await queue().betweenBatches(() => {
        journal.seal()
        return { seq: queue().lastSeq, sums: totals.toJSON() }
      })
      await writeDocuments()
      await writeShards()
      await writeManifest(files, folders.root, {
        seq,
        shards: [...shardNames].sort(),
        totals: sums,
      })
      await journal.cut(seq)
      isFull = false
    } catch (error) {
      // The journal still has everything: with room again, new files can be tried. Any other failure of a disk is final.
      if (isDiskFull(error)) {
        isFull = true
        logger.error(
          { err: error },
          'The disk is full: documents cannot be written and the journal cannot be cut',
        )
      } else {
        logger.error({ err: error }, 'Documents cannot be written: the store is read-only from now on')
        queue().fail(`writing documents failed: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }

  async function writeDocuments(): Promise<void> {
    const users = documents.listPending()
    for (let i = 0; i < users.length; i += groupSize) {
      const written: { userId: string; seq: number }[] = []
      await forEachAtMost(atOnce, users.slice(i, i + groupSize), async (userId) => {
        const done = await documents.write(userId)
        if (done) written.push(done)
      })
      await files.syncFolder(folders.users)
      for (const done of written) await documents.settle(done)
      passStep()
    }
  }

  async function writeShards(): Promise<void> {
    const numbers = [...lookup.dirty]
    await forEachAtMost(atOnce, numbers, async (number) => {
      const shard = lookup.shards[number]
      if (!shard) return
      lookup.dirty.delete(number)
      try {
        await replaceFile(files, join(folders.lookup, shardName(number)), serialiseShard(shard))
      } catch (error) {
        lookup.dirty.add(number)
        throw error
      }
    })
    if (numbers.length === 0) return
    await files.syncFolder(folders.lookup)
    for (const number of numbers) shardNames.add(shardName(number))
  }

  return {
    async makeRoom() {
      const { startBytes, limitBytes } = settings
      if (journal.length < startBytes) return
      void start()
      if (journal.length > limitBytes / 2) await step.promise
      while (journal.length > limitBytes && queue().failure === null) {
        if (isFull) throw new StoreError('OUT_OF_DISK', 'The disk is full: nothing was changed')
        void start()
        await step.promise
      }
    },
    noteCommit() {
      if (isClosing) return
      if (quiet) quiet.refresh()
      else quiet = setTimeout(() => void start(), settings.quietMilliseconds).unref()
    },
    async finish() {
      isClosing = true
      if (quiet) clearTimeout(quiet)
      await running
      if (queue().failure === null) await start()
    },
  }
}
