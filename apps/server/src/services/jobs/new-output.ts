import type { Deps } from '../../deps.ts'
import { newJob } from './new-job.ts'

/** What the rows of all outputs that are to be made have in common, and the job that makes one. */
export function newOutput(
  { ids, clock, engineVersion }: Pick<Deps, 'ids' | 'clock' | 'engineVersion'>,
  image: { userId: string; id: string },
  kind: 'compression' | 'tiling',
) {
  const [id, now] = [ids(), clock().toISOString()]
  const job = newJob({ ids }, image, { kind, outputId: id, now })
  const row = {
    id,
    imageId: image.id,
    userId: image.userId,
    status: 'queued',
    jobId: job.id,
    engineVersion,
    result: null,
    missing: false,
    error: null,
    createdAt: now,
    updatedAt: now,
  } as const
  return { row, job }
}
