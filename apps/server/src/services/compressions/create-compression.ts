import type { CreateCompression } from '../../contract/inputs.ts'
import type { Compression, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError, storedFailure } from '../errors.ts'
import { findImage } from '../images/get-image.ts'
import { toCompression, toJob } from '../views.ts'
import { newCompression } from './new-compression.ts'

type Needs = Pick<Deps, 'store' | 'jobs' | 'links' | 'clock' | 'ids' | 'engineVersion'>

/** `created` is false when the same was made before; `job` is set when it is not ready yet. */
export interface CreatedCompression {
  compression: Compression
  created: boolean
  job: Job | null
}

/** How long a client is kept waiting before it is told to come back. */
const patience = 25_000

/**
 * Makes one compression and answers with it; the same recipe on the same bytes is answered from what is there, at no cost. With
 * `async`, or after 25 s, the answer is a job under way. Throws `QUOTA_EXCEEDED`, or what the job failed of.
 */
export async function createCompression(
  deps: Needs,
  actor: Actor,
  input: CreateCompression,
): Promise<CreatedCompression> {
  requireScope(actor, 'write')
  const { store, jobs, links } = deps
  const image = await findImage({ store }, actor, input.imageId)
  const { userId } = actor
  const request = newCompression(deps, image, input.recipe)
  const { job } = request
  const { compression, created } = await store.compressions.request(request)
  if (created) jobs.enqueue(job, { urgent: !input.async })
  if (compression.status !== 'ready' && !input.async) await jobs.settled(compression.jobId, patience)

  const settled = await store.compressions.get(userId, image.id, compression.id)
  if (!settled) throw new ServiceError('CANCELLED', 'The compression was deleted while it was being made')
  if (settled.status === 'failed' && settled.error) throw storedFailure(settled.error)
  if (settled.status === 'cancelled')
    throw new ServiceError('CANCELLED', 'The compression was cancelled while it was being made')
  const open = settled.status !== 'ready'
  const current = open ? await store.jobs.get(userId, settled.jobId) : null
  return { compression: toCompression(links, settled, image.name), created, job: current && toJob(current) }
}
