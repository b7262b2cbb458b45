import type { CreateCompression } from '../../contract/inputs.ts'
import type { Compression, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { findImage } from '../images/get-image.ts'
import { awaitCompression } from './await-compression.ts'
import { newCompression } from './new-compression.ts'

type Needs = Pick<Deps, 'store' | 'jobs' | 'links' | 'clock' | 'ids' | 'engineVersion'>

/** `created` is false when the same was made before; `job` is set when it is not ready yet. */
export interface CreatedCompression {
  compression: Compression
  created: boolean
  job: Job | null
}

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
  const image = await findImage(deps, actor, input.imageId)
  const request = newCompression(deps, image, input.recipe)
  const { compression, created } = await deps.store.compressions.request(request)
  if (created) deps.jobs.enqueue(request.job, { urgent: !input.async })
  const awaited = await awaitCompression(deps, image, compression, { isAsync: input.async })
  return { ...awaited, created }
}
