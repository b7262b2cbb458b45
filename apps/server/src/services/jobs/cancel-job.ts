import type { ById } from '../../contract/inputs.ts'
import type { Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toJob } from '../views.ts'

/** Cancels a job that is not over, with its output; one that is over is answered as it is. */
export async function cancelJob(
  { store, jobs, clock }: Pick<Deps, 'store' | 'jobs' | 'clock'>,
  actor: Actor,
  { id }: ById,
): Promise<{ job: Job }> {
  requireScope(actor, 'write')
  const row = isId(id) ? await store.jobs.cancel(actor.userId, id, clock().toISOString()) : null
  if (!row) throw notFound('job')
  jobs.stop(id)
  return { job: toJob(row) }
}
