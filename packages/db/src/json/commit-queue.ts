import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreError } from '../errors.ts'
import { encodeBatch } from './batch.ts'
import { type Change, encodeChange, type NumberedChange } from './change.ts'
import type { Journal } from './journal.ts'
import type { StoreLogger } from './logger.ts'

/** Where a batch is closed though more changes wait, in characters: it bounds what one sync has to write. */
const batchLength = 4 * 1024 * 1024

/** Makes changes durable, many with one sync, and only then visible, in the order in which they came. */
export interface CommitQueue {
  /** Resolves when the change is on disk and visible. Rejects with `OUT_OF_DISK` (nothing happened) or `UNAVAILABLE`. */
  commit(change: Change): Promise<void>
  /** Runs `task` while no batch is on its way: all that has a number is applied. */
  betweenBatches<T>(task: () => T): Promise<T>
  /** The number of the last change that is visible. */
  readonly lastSeq: number
  /** Why no change is accepted any more, or null. */
  readonly failure: string | null
  /** No change is accepted from now on; those that wait are rejected. */
  fail(reason: string): void
  /** Resolves when nothing waits. */
  drain(): Promise<void>
}

interface Waiting {
  change: Change
  resolve: () => void
  reject: (error: unknown) => void
}

export function createCommitQueue({
  journal,
  lastSeq: seqAtStart,
  makeRoom,
  apply,
  notify,
  logger,
}: {
  journal: Journal
  lastSeq: number
  /** Holds a batch back until the journal has room for it; a rejection is the batch's. */
  makeRoom: () => Promise<void>
  apply: (change: NumberedChange, line: Buffer) => void
  /** Told of changes after they are visible. Must not throw. */
  notify: (changes: readonly NumberedChange[]) => void
  logger: StoreLogger
}): CommitQueue {
  let waiting: Waiting[] = []
  let tasks: (() => void)[] = []
  let running: Promise<void> | null = null
  let isWriting = false
  let lastSeq = seqAtStart
  let failure: string | null = null

  function fail(reason: string): void {
    if (failure !== null) return
    failure = reason
    const rejected = waiting
    waiting = []
    for (const { reject } of rejected) reject(readOnly(reason))
  }

  async function run(): Promise<void> {
    do {
      // Callers that the last batch woke up can still join the next one.
      await nextTurn()
      await makeRoom().then(writeBatch, rejectBatch)
    } while (waiting.length > 0)
    running = null
  }

  function rejectBatch(error: unknown): void {
    const rejected = waiting
    waiting = []
    for (const { reject } of rejected) reject(error)
  }

  async function writeBatch(): Promise<void> {
    const { batch, lines } = takeBatch()
    if (batch.length === 0) return
    const firstSeq = lastSeq + 1
    const { bytes, lines: written } = encodeBatch(firstSeq, lines)
    const changes = batch.map(({ change }, i): NumberedChange => ({ seq: firstSeq + i, ...change }))
    isWriting = true
    try {
      await journal.append({ bytes, firstSeq, lastSeq: lastSeq + batch.length })
      for (const [i, change] of changes.entries()) apply(change, written[i] ?? Buffer.alloc(0))
      lastSeq += batch.length
    } catch (error) {
      // What became of a write or a sync that failed is not known, and asking again proves nothing.
      if (!(error instanceof StoreError && error.code === 'OUT_OF_DISK')) {
        logger.error({ err: error }, 'The journal cannot be written: the store is read-only from now on')
        fail(sayWhy(error))
      }
      for (const { reject } of batch)
        reject(error instanceof StoreError ? error : readOnly(sayWhy(error), error))
      return
    } finally {
      isWriting = false
      runTasks()
    }
    for (const { resolve } of batch) resolve()
    notify(changes)
  }

  function takeBatch(): { batch: Waiting[]; lines: string[] } {
    const lines: string[] = []
    let length = 0
    for (const { change } of waiting) {
      if (length > batchLength) break
      const line = encodeChange(lastSeq + 1 + lines.length, change)
      lines.push(line)
      length += line.length
    }
    const batch = waiting.slice(0, lines.length)
    waiting = waiting.slice(lines.length)
    return { batch, lines }
  }

  function runTasks(): void {
    const due = tasks
    tasks = []
    for (const task of due) task()
  }

  return {
    commit: (change) =>
      new Promise((resolve, reject) => {
        if (failure !== null) return reject(readOnly(failure))
        waiting.push({ change, resolve, reject })
        running ??= run()
      }),
    betweenBatches: (task) =>
      new Promise((resolve, reject) => {
        tasks.push(() => {
          try {
            resolve(task())
          } catch (error) {
            reject(error)
          }
        })
        if (!isWriting) runTasks()
      }),
    get lastSeq() {
      return lastSeq
    },
    get failure() {
      return failure
    },
    fail,
    drain: async () => {
      await running
    },
  }
}

function readOnly(reason: string, cause?: unknown): StoreError {
  return new StoreError('UNAVAILABLE', `No changes are accepted at the moment: ${reason}`, { cause })
}

function sayWhy(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
