import type { JobRow, Store } from '@tessera/db'

/** A job while it is tried. */
export interface Attempt {
  job: JobRow & { startedAt: string }
  /**
   * From now on the store is not told of the start any more; resolves once it is not being told, either. The change that ends the attempt comes
   * after this, and names the start, whether the store knows of it or not.
   */
  told(): Promise<void>
}

/** The start of what is over sooner, in milliseconds, is part of the change that ends it: one change less, which is a sync of a disk. */
const quickMilliseconds = 500

/** Begins to try a job that is queued and due. */
export function beginAttempt({ store, now }: { store: Store; now: () => string }, queued: JobRow): Attempt {
  const { userId, id } = queued
  const startedAt = now()
  let telling: Promise<unknown> = Promise.resolve()
  const timer = setTimeout(() => {
    // One that could not be told of is told of with its end; one that is not wanted any more is stopped by whoever cancelled it.
    telling = store.jobs.start(userId, id, startedAt).catch(() => null)
  }, quickMilliseconds)
  return {
    job: { ...queued, status: 'processing', attempts: queued.attempts + 1, error: null, startedAt },
    async told() {
      clearTimeout(timer)
      await telling
    },
  }
}
