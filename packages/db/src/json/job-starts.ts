import type { JobRow } from '../rows.ts'
import type { Draft } from './draft.ts'
import { emitForJob, patchOutput } from './job-ends.ts'

/** queued -> processing, and counts the attempt. Answers with the job as it is then. */
export function startJob(draft: Draft, job: JobRow, now: string): JobRow {
  patchOutput(draft, job, { status: 'processing', updatedAt: now })
  emitForJob(draft, job, { type: 'job.started', at: now })
  return draft.patch('jobs', job.id, {
    status: 'processing',
    attempts: job.attempts + 1,
    notBefore: null,
    error: null,
    startedAt: now,
  })
}
