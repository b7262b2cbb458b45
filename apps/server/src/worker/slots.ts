import { createFairQueue } from '../fair-queue.ts'
import type { Worker } from './worker.ts'

/** A place for one decoding process. */
export interface Slot {
  /** Kept free for what a person waits for. */
  isKept: boolean
  busy: boolean
  worker: Worker | null
}

/** What a task asks of its place. */
export interface Claim {
  /** Whose it is: users take turns. */
  userId: string
  /** Goes before those that are not. */
  urgent: boolean
  /** May take the kept place, if no other is free. */
  isInteractive: boolean
  /** Takes the kept place before any other. */
  prefersKept: boolean
}

interface Waiting extends Claim {
  refuse: (reason: unknown) => void
  start: (slot: Slot) => void
}

/** `size` places for all work, and one for interactive tasks alone. Of those who wait urgent ones are served first, and users in turn. */
export function createSlots(size: number) {
  const all: Slot[] = Array.from({ length: size + 1 }, (_, i) => ({
    isKept: i === size,
    busy: false,
    worker: null,
  }))
  const queue = createFairQueue<Waiting>()

  function placeFor({
    isInteractive,
    prefersKept,
  }: Pick<Claim, 'isInteractive' | 'prefersKept'>): Slot | undefined {
    const free = all.filter(({ busy, isKept }) => !busy && (isInteractive || !isKept))
    const kept = prefersKept ? free.find(({ isKept }) => isKept) : undefined
    // One whose process runs: a start takes longer than most tasks.
    return kept ?? free.find(({ isKept, worker }) => !isKept && worker?.alive) ?? free[0]
  }

  function serve(): void {
    for (;;) {
      const waiting = queue.shift((claim) => placeFor(claim) !== undefined)
      const slot = waiting && placeFor(waiting)
      if (!slot) return
      slot.busy = true
      waiting.start(slot)
    }
  }

  return {
    all: all as readonly Slot[],

    acquire(claim: Claim, signal: AbortSignal | undefined): Promise<Slot> {
      return new Promise((resolve, reject) => {
        const abort = () => {
          queue.remove((other) => other === waiting)
          reject(signal?.reason)
        }
        const waiting: Waiting = {
          ...claim,
          refuse: reject,
          start(slot) {
            signal?.removeEventListener('abort', abort)
            resolve(slot)
          },
        }
        signal?.addEventListener('abort', abort, { once: true })
        queue.push(waiting, claim)
        serve()
      })
    },

    /** The place that such a task would get now. */
    peek: placeFor,

    release(slot: Slot): void {
      slot.busy = false
      serve()
    },

    refuseAll(reason: unknown): void {
      for (let next = queue.shift(); next; next = queue.shift()) next.refuse(reason)
    },

    get waiting() {
      return queue.length
    },
    get busy() {
      return all.filter(({ busy }) => busy).length
    },
  }
}
