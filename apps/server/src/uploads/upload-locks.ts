import { ServiceError } from '../services/errors.ts'

/** A writer of which nothing was heard for so long gives way to another: its connection is likely dead, and nobody else knows it yet. */
const silentMilliseconds = 5000

/** Disposing of it lets it go. */
export interface UploadLock extends Disposable {
  /** Bytes have arrived. */
  touch(): void
  /** All bytes are there: who comes now waits, and finds the upload over. */
  settle(): void
  /** Fires when another wants to go on in its place. */
  readonly signal: AbortSignal
}

/** One writer per upload. In memory, since one process serves a data folder. */
export interface UploadLocks {
  /**
   * Rejects with `CONFLICT` while another writer is alive. With `force` that one has to give way at once. Waits for one that is settling,
   * or giving way.
   */
  acquire(id: string, options?: { force?: boolean }): Promise<UploadLock>
  isHeld(id: string): boolean
  /** Resolves when nobody writes any more. */
  drain(): Promise<void>
}

interface Holder {
  heardAt: number
  settling: boolean
  abort: AbortController
  released: Promise<void>
}

export function createUploadLocks(): UploadLocks {
  const holders = new Map<string, Holder>()
  return {
    isHeld: (id) => holders.has(id),

    async drain() {
      while (holders.size > 0) await Promise.all([...holders.values()].map(({ released }) => released))
    },

    async acquire(id, { force = false } = {}) {
      for (let holder = holders.get(id); holder; holder = holders.get(id)) {
        if (!holder.settling) {
          const isSilent = performance.now() - holder.heardAt > silentMilliseconds
          if (!force && !isSilent && !holder.abort.signal.aborted) throw taken()
          holder.abort.abort(new ServiceError('CONFLICT', 'Another connection goes on with this upload'))
        }
        await holder.released
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      const abort = new AbortController()
      const own: Holder = { heardAt: performance.now(), settling: false, abort, released: promise }
      holders.set(id, own)
      return {
        signal: abort.signal,
        touch() {
          own.heardAt = performance.now()
        },
        settle() {
          own.settling = true
        },
        [Symbol.dispose]() {
          if (holders.get(id) === own) holders.delete(id)
          resolve()
        },
      }
    },
  }
}

const taken = () =>
  new ServiceError('CONFLICT', 'This upload is being written by another connection; try again when that ends')
