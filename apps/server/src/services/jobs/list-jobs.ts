import type { JobQuery } from '../../contract/inputs.ts'
import type { Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toJob } from '../views.ts'

/** Newest first. */
export async function listJobs(
  { store, progress }: Pick<Deps, 'store' | 'progress'>,
  actor: Actor,
  query: JobQuery,
): Promise<{ jobs: Job[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  const { items, nextCursor, total } = await store.jobs.list(actor.userId, query)
  return { jobs: items.map((row) => toJob(row, progress.of(row.id))), nextCursor, total }
}
