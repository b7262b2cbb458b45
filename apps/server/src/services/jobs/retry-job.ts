import type { ById } from '../../contract/inputs.ts'
import type { Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toJob } from '../views.ts'

/** Queues a job that failed or was cancelled once more. Throws `CONFLICT` for any other, and when what it worked on is gone. */
export async function retryJob(
  { store, jobs, clock }: Pick<Deps, 'store' | 'jobs' | 'clock'>,
  actor: Actor,
  { id }: ById,
): Promise<{ job: Job }> {
  requireScope(actor, 'write')
  if (!isId(id)) throw notFound('job')
  const row = await store.jobs.retry(actor.userId, id, clock().toISOString())
  jobs.enqueue(row, { urgent: false })
  return { job: toJob(row) }
}
