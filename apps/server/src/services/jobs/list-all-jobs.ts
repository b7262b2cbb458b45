import type { AllJobsQuery } from '../../contract/admin-inputs.ts'
import type { SomeonesJob } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { namePeople } from '../users/view-user.ts'
import { toJob } from '../views.ts'

/** The jobs of everybody, or of one, newest first. `total` is null where only reading everything would tell. */
export async function listAllJobs(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { userId, ...query }: AllJobsQuery,
): Promise<{ jobs: SomeonesJob[]; nextCursor: string | null; total: number | null }> {
  requireAdmin(actor, 'read')
  const { items, nextCursor, total } =
    userId === undefined ? await store.jobs.listAll(query) : await store.jobs.list(userId, query)
  const nameOf = await namePeople(
    { store },
    items.map((row) => row.userId),
  )
  const jobs = items.map((row) => ({ ...toJob(row), user: nameOf(row.userId) }))
  return { jobs, nextCursor, total }
}
