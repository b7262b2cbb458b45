import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { ImageError } from '@tessera/core/recipes'
import type { Logger } from 'pino'
import { ServiceError } from '../services/errors.ts'
import { createSlots, type Slot } from './slots.ts'
import { results, type Task, type TaskKind, type TaskResult, toImageError } from './tasks.ts'
import { createWorker, type Worker } from './worker.ts'

interface RunOptions {
  /** Whose work it is; the server's own without one. Who has much to do does not hold up the others. */
  userId?: string
  /** A person waits for it: goes before the rest. */
  urgent?: boolean
  signal?: AbortSignal | undefined
  /** Told now and then how much is done, from 0 to 1, by kinds of tasks that take long. */
  onProgress?: ((progress: number) => void) | undefined
}

export interface WorkerPool {
  /**
   * Runs a task in one of the processes. Rejects with the `ImageError` that core threw, with `PROCESSING_FAILED` when the process died
   * or ran out of time (then with `details.seconds`), or with the reason of the signal.
   */
  run<T extends Task>(task: T, options?: RunOptions): Promise<TaskResult<T['kind']>>
  /** Starts the process that a look at an upload will need, if it does not run: that takes half a second, in which the bytes arrive. */
  prepare(): void
  /** Tasks that batch work can run at once. */
  readonly size: number
  /** Tasks that wait for a process, and processes that work. */
  readonly waiting: number
  readonly running: number
  /** Ends all processes; what they were doing rejects. */
  close(): void
}

export interface TaskReport {
  kind: TaskKind
  /** `ok`, `aborted`, or the code of the error. */
  outcome: string
  seconds: number
}

/** No honest image takes longer on one core; a longer one would hold the others up for ever. */
const timeLimits: Record<TaskKind, number> = {
  examine: 60_000,
  thumbnail: 180_000,
  compression: 300_000,
  // A gigapixel takes a minute as JPEG, and several times as long as PNG or WebP, or on a slow machine.
  tiling: 1_800_000,
  preview: 60_000,
  curve: 60_000,
  strip: 60_000,
  digest: 120_000,
  version: 30_000,
}

/**
 * What a person waits for and nobody else: it may take the process that is kept free. A preview is there before the rest, as that process has the
 * pixels of the one before it; the others are there when all else is busy.
 */
const interactiveKinds: ReadonlySet<TaskKind> = new Set(['examine', 'preview', 'curve'])

/** A preview is quick, and the next one wants the pixels that its process holds: it may end by itself before the process is killed. */
const graceMilliseconds: Partial<Record<TaskKind, number>> = { preview: 2000 }

/** An idle process above this is replaced: what it holds is fragmentation, not work. */
const recycleBytes = 200 * 2 ** 20

/** `size` processes for all work and one more for what a person waits for, started when first needed and replaced when they die. */
export function createWorkerPool({
  size,
  spawnChild,
  logger,
  onTask = () => {},
}: {
  size: number
  spawnChild: () => ChildProcess
  logger: Logger
  /** Told of each task that a process worked on. */
  onTask?: (report: TaskReport) => void
}): WorkerPool {
  const slots = createSlots(size)
  let closed = false

  function workerOf(slot: Slot): Worker {
    if (!slot.worker?.alive) {
      slot.worker = createWorker(spawnChild(), (report) => {
        if (!closed) logger.debug(report, 'a decoding process has ended')
      })
    }
    return slot.worker
  }

  /** Has a process do the task, and lets the slot go once the process is free again, which may be later than the answer. */
  async function perform<T extends Task>(
    slot: Slot,
    task: T,
    { signal, onProgress }: RunOptions,
  ): Promise<TaskResult<T['kind']>> {
    const limit = AbortSignal.timeout(timeLimits[task.kind])
    const given = signal && late(signal, graceMilliseconds[task.kind] ?? 0)
    // Starting a process can throw at once, and that must let go of the slot like any other failure.
    const asked = async () =>
      workerOf(slot).ask(task, given ? AbortSignal.any([given, limit]) : limit, onProgress)
    const answering = asked()
      .then((answer) => {
        if (answer.residentBytes > recycleBytes + answer.keptBytes) slot.worker?.kill()
        if (!answer.ok) throw toImageError(answer.error)
        return results[task.kind].parse(answer.result) as TaskResult<T['kind']>
      })
      .catch((error: unknown) => {
        if (error !== limit.reason || signal?.aborted) throw error
        const seconds = timeLimits[task.kind] / 1000
        throw new ServiceError('PROCESSING_FAILED', `The image took longer than ${seconds} s to process`, {
          details: { seconds },
        })
      })
      .finally(() => slots.release(slot))
    return signal ? Promise.race([answering, abortOf(signal)]) : answering
  }

  return {
    size,

    async run<T extends Task>(task: T, { userId = '', urgent = false, signal, onProgress }: RunOptions = {}) {
      if (closed) throw shuttingDown()
      signal?.throwIfAborted()
      const isInteractive = interactiveKinds.has(task.kind)
      const slot = await slots.acquire(
        { userId, urgent, isInteractive, prefersKept: task.kind === 'preview' },
        signal,
      )
      if (signal?.aborted) {
        slots.release(slot)
        throw signal.reason
      }
      const started = performance.now()
      const observe = (outcome: string) =>
        onTask({ kind: task.kind, outcome, seconds: (performance.now() - started) / 1000 })
      try {
        const result = await perform(slot, task, { signal, onProgress })
        observe('ok')
        return result
      } catch (error) {
        observe(signal?.aborted ? 'aborted' : outcomeOf(error))
        throw error
      }
    },

    prepare() {
      const slot = closed ? undefined : slots.peek({ isInteractive: true, prefersKept: false })
      try {
        if (slot) workerOf(slot)
      } catch {
        // It will be tried again by the task that needs it, and fail that.
      }
    },

    get waiting() {
      return slots.waiting
    },
    get running() {
      return slots.busy
    },

    close() {
      closed = true
      slots.refuseAll(shuttingDown())
      for (const slot of slots.all) slot.worker?.kill()
    },
  }
}

const shuttingDown = () => new ServiceError('UNAVAILABLE', 'The server is shutting down')

function outcomeOf(error: unknown): string {
  return error instanceof ImageError || error instanceof ServiceError ? error.code : 'INTERNAL'
}

/** Fires that much later than the signal, for the same reason. */
function late(signal: AbortSignal, milliseconds: number): AbortSignal {
  if (milliseconds === 0) return signal
  const controller = new AbortController()
  const fire = () => controller.abort(signal.reason)
  signal.addEventListener('abort', () => void delay(milliseconds, undefined, { ref: false }).then(fire), {
    once: true,
  })
  return controller.signal
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
