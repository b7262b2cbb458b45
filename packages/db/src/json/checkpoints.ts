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
  /** Bytes of journal that are never passed but by one batch. From half of them on, commits keep pace with the writing of documents. */
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
/** What the shards count as in documents, where commits keep pace with a checkpoint. */
const shardWeight = 8
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
  /** How far the running checkpoint is, in documents. */
  let progress = { done: 0, of: 1, journalAtStart: 0 }
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

  /** One part of the running checkpoint is done. */
  function pass(): void {
    progress.done++
    passStep()
  }

  /**
   * How long the journal may be at this point of the checkpoint: the room that is left is handed out as documents are written, so that the
   * last of it is used up when the checkpoint ends and the journal is cut. Commits are slowed down evenly that way, and none has to wait for all of it.
   */
  function allowedLength(): number {
    const { limitBytes } = settings
    const { done, of, journalAtStart } = progress
    // More can be done than was known of: what is changed meanwhile is written, too.
    const paced = journalAtStart + (limitBytes - journalAtStart) * Math.min(done / of, 1)
    return running && !isFull ? Math.max(limitBytes / 2, paced) : limitBytes
  }

  async function write(): Promise<void> {
    try {
      // Sealed exactly at this number, so that the segments up to it can go as a whole.
      const { seq, sums } = await queue().betweenBatches(() => {
        journal.seal()
        return { seq: queue().lastSeq, sums: totals.toJSON() }
      })
      const users = documents.listPending()
      progress = {
        done: 0,
        of: users.length + lookup.dirty.size * shardWeight + 1,
        journalAtStart: journal.length,
      }
      await writeDocuments(users)
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

  async function writeDocuments(users: readonly string[]): Promise<void> {
    for (let i = 0; i < users.length; i += groupSize) {
      const written: { userId: string; seq: number }[] = []
      await forEachAtMost(atOnce, users.slice(i, i + groupSize), async (userId) => {
        const done = await documents.write(userId)
        if (done) written.push(done)
        pass()
      })
      await files.syncFolder(folders.users)
      for (const done of written) await documents.settle(done)
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
      for (let i = 0; i < shardWeight; i++) pass()
    })
    if (numbers.length === 0) return
    await files.syncFolder(folders.lookup)
    for (const number of numbers) shardNames.add(shardName(number))
  }

  return {
    async makeRoom() {
      if (journal.length < settings.startBytes) return
      void start()
      while (journal.length > allowedLength() && queue().failure === null) {
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
