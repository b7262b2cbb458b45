import type { Deps } from '../../deps.ts'

/** Cancels all that is queued or under way for a user. */
export async function stopJobs(
  { store, jobs, clock }: Pick<Deps, 'store' | 'jobs' | 'clock'>,
  userId: string,
): Promise<void> {
  for (const status of ['queued', 'processing'] as const) {
    // Each one that is cancelled leaves the list, so the first page is always the next one.
    for (let more = true; more; ) {
      const { items, nextCursor } = await store.jobs.list(userId, { limit: 100, status })
      for (const { id } of items) {
        await store.jobs.cancel(userId, id, clock().toISOString())
        jobs.stop(id)
      }
      more = nextCursor !== null
    }
  }
}
