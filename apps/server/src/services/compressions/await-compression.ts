import type { CompressionRow, ImageRow } from '@tessera/db'
import type { Compression, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError, storedFailure } from '../errors.ts'
import { toCompression, toJob } from '../views.ts'

/** How long a client is kept waiting before it is told to come back. */
const patience = 25_000

/**
 * Waits until a compression is made, unless `isAsync`, and answers with it; `job` is set when it is not ready yet. Throws what the job failed of, and
 * `CANCELLED`.
 */
export async function awaitCompression(
  { store, jobs, links }: Pick<Deps, 'store' | 'jobs' | 'links'>,
  image: ImageRow,
  { id, jobId, status }: CompressionRow,
  { isAsync }: { isAsync: boolean },
): Promise<{ compression: Compression; job: Job | null }> {
  if (status !== 'ready' && !isAsync) await jobs.settled(jobId, patience)
  const settled = await store.compressions.get(image.userId, image.id, id)
  if (!settled) throw new ServiceError('CANCELLED', 'The compression was deleted while it was being made')
  if (settled.status === 'failed' && settled.error) throw storedFailure(settled.error)
  if (settled.status === 'cancelled')
    throw new ServiceError('CANCELLED', 'The compression was cancelled while it was being made')
  const open = settled.status !== 'ready'
  const current = open ? await store.jobs.get(image.userId, settled.jobId) : null
  return { compression: toCompression(links, settled, image.name), job: current && toJob(current) }
}
