import type { ById } from '../../contract/inputs.ts'
import type { Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toJob } from '../views.ts'

export async function getJob(
  { store, progress }: Pick<Deps, 'store' | 'progress'>,
  actor: Actor,
  { id }: ById,
): Promise<{ job: Job }> {
  requireScope(actor, 'read')
  const row = isId(id) ? await store.jobs.get(actor.userId, id) : null
  if (!row) throw notFound('job')
  return { job: toJob(row, progress.of(row.id)) }
}
