import type { ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'
import { ServiceError } from '../services/errors.ts'
import { results, type Task, type TaskKind, type TaskResult, toImageError } from './tasks.ts'
import { createWorker, type Worker } from './worker.ts'

interface RunOptions {
  /** A person waits for it: goes before the rest, and may take the process that is kept free for that. */
  urgent?: boolean
  signal?: AbortSignal | undefined
}

export interface WorkerPool {
  /**
   * Runs a task in one of the processes. Rejects with the `ImageError` that core threw, with `PROCESSING_FAILED` when the process died
   * or ran out of time, or with the reason of the signal.
   */
  run<T extends Task>(task: T, options?: RunOptions): Promise<TaskResult<T['kind']>>
  /** Tasks that batch work can run at once. */
  readonly size: number
  /** Ends all processes; what they were doing rejects. */
  close(): void
}

/** No honest image takes longer on one core; a longer one would hold the others up for ever. */
const timeLimits: Record<TaskKind, number> = {
  examine: 60_000,
  thumbnail: 180_000,
  compression: 300_000,
  digest: 120_000,
  version: 30_000,
}

/** An idle process above this is replaced: what it holds is fragmentation, not work. */
const recycleBytes = 200 * 2 ** 20

interface Waiting {
  urgent: boolean
  refuse: (reason: unknown) => void
  start: (slot: Slot) => void
}

interface Slot {
  /** Kept free for what a person waits for. */
  interactive: boolean
  busy: boolean
  worker: Worker | null
}

/** `size` processes for all work and one more for urgent tasks, started when first needed and replaced when they die. */
export function createWorkerPool({
  size,
  spawnChild,
  logger,
}: {
  size: number
  spawnChild: () => ChildProcess
  logger: Logger
}): WorkerPool {
  const slots: Slot[] = Array.from({ length: size + 1 }, (_, i) => ({
    interactive: i === size,
    busy: false,
    worker: null,
  }))
  let queue: Waiting[] = []
  let closed = false

  function take(): void {
    if (closed) return
    for (const slot of slots) {
      if (slot.busy) continue
      const next = queue.find(({ urgent }) => urgent) ?? (slot.interactive ? undefined : queue[0])
      if (!next) continue
      queue = queue.filter((other) => other !== next)
      slot.busy = true
      next.start(slot)
    }
  }

  function acquire({ urgent, signal }: { urgent: boolean; signal: AbortSignal | undefined }): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        queue = queue.filter((other) => other !== waiting)
        reject(signal?.reason)
      }
      const waiting = {
        urgent,
        refuse: reject,
        start: (slot: Slot) => {
          signal?.removeEventListener('abort', abort)
          resolve(slot)
        },
      }
      signal?.addEventListener('abort', abort, { once: true })
      queue.push(waiting)
      take()
    })
  }

  function release(slot: Slot): void {
    slot.busy = false
    take()
  }

  function workerOf(slot: Slot): Worker {
    if (!slot.worker?.alive) {
      slot.worker = createWorker(spawnChild(), (report) => {
        if (!closed) logger.debug(report, 'a decoding process has ended')
      })
    }
    return slot.worker
  }

  return {
    size,

    async run<T extends Task>(task: T, { urgent = false, signal }: RunOptions = {}) {
      if (closed) throw shuttingDown()
      signal?.throwIfAborted()
      const slot = await acquire({ urgent, signal })
      const limit = AbortSignal.timeout(timeLimits[task.kind])
      try {
        const answer = await workerOf(slot).ask(task, signal ? AbortSignal.any([signal, limit]) : limit)
        if (answer.residentBytes > recycleBytes) slot.worker?.kill()
        if (!answer.ok) throw toImageError(answer.error)
        return results[task.kind].parse(answer.result) as TaskResult<T['kind']>
      } catch (error) {
        if (error !== limit.reason || signal?.aborted) throw error
        const seconds = timeLimits[task.kind] / 1000
        throw new ServiceError('PROCESSING_FAILED', `The image took longer than ${seconds} s to process`, {
          details: { seconds },
        })
      } finally {
        release(slot)
      }
    },

    close() {
      closed = true
      for (const { refuse } of queue.splice(0)) refuse(shuttingDown())
      for (const slot of slots) slot.worker?.kill()
    },
  }
}

const shuttingDown = () => new ServiceError('UNAVAILABLE', 'The server is shutting down')
