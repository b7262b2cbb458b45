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

/** `size` places for all work, and one for interactive tasks alone. Who waits is served in order, urgent ones first. */
export function createSlots(size: number) {
  const all: Slot[] = Array.from({ length: size + 1 }, (_, i) => ({
    isKept: i === size,
    busy: false,
    worker: null,
  }))
  let queue: Waiting[] = []

  function placeFor({ isInteractive, prefersKept }: Claim): Slot | undefined {
    const free = all.filter(({ busy, isKept }) => !busy && (isInteractive || !isKept))
    return prefersKept ? (free.find(({ isKept }) => isKept) ?? free[0]) : free[0]
  }

  function serve(): void {
    for (const waiting of [
      ...queue.filter(({ urgent }) => urgent),
      ...queue.filter(({ urgent }) => !urgent),
    ]) {
      const slot = placeFor(waiting)
      if (!slot) continue
      queue = queue.filter((other) => other !== waiting)
      slot.busy = true
      waiting.start(slot)
    }
  }

  return {
    all: all as readonly Slot[],

    acquire(claim: Claim, signal: AbortSignal | undefined): Promise<Slot> {
      return new Promise((resolve, reject) => {
        const abort = () => {
          queue = queue.filter((other) => other !== waiting)
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
        queue.push(waiting)
        serve()
      })
    },

    release(slot: Slot): void {
      slot.busy = false
      serve()
    },

    refuseAll(reason: unknown): void {
      for (const { refuse } of queue.splice(0)) refuse(reason)
    },

    get waiting() {
      return queue.length
    },
    get busy() {
      return all.filter(({ busy }) => busy).length
    },
  }
}
