import type { CompressionRow, EventType, JobRow, RowError } from '../rows.ts'
import { type Draft, isUnfinished } from './draft.ts'

/** Jobs that are over and still listed, per user. */
const finishedJobsKept = 200
/** Failed and cancelled compressions that are still listed, per image: they have no slot, so nothing else bounds them. */
const endedCompressionsKept = 10

/** The compression that a job makes, if it makes one and it is still there. */
export function outputOf(draft: Draft, { outputId }: JobRow): CompressionRow | undefined {
  return outputId === null ? undefined : draft.get('compressions', outputId)
}

/** A job is over, whichever way. Answers with it. */
export function finishJob(
  draft: Draft,
  id: string,
  end: Pick<JobRow, 'status' | 'error'> & { finishedAt: string },
): JobRow {
  const finished = draft.patch('jobs', id, end)
  const over = draft.list('jobs').filter((job) => !isUnfinished(job))
  if (over.length > finishedJobsKept) {
    over.sort((a, b) => compareTexts(a.finishedAt ?? '', b.finishedAt ?? '') || compareTexts(a.id, b.id))
    for (const job of over.slice(0, over.length - finishedJobsKept)) draft.remove('jobs', job.id)
  }
  return finished
}

/** Ends an unfinished job without its output. */
export function failJob(draft: Draft, job: JobRow, { error, now }: { error: RowError; now: string }): JobRow {
  endOutput(draft, job, { status: 'failed', error, updatedAt: now })
  emitForJob(draft, job, { type: 'job.failed', at: now })
  return finishJob(draft, job.id, { status: 'failed', error, finishedAt: now })
}

/** Ends an unfinished job because nobody wants its output any more. */
export function cancelJob(draft: Draft, job: JobRow, now: string): JobRow {
  endOutput(draft, job, { status: 'cancelled', error: null, updatedAt: now })
  emitForJob(draft, job, { type: 'job.cancelled', at: now })
  return finishJob(draft, job.id, { status: 'cancelled', error: null, finishedAt: now })
}

/** Tells about a job, or what became of its output. */
export function emitForJob(
  draft: Draft,
  { id, imageId, outputId }: JobRow,
  event: { type: EventType; at: string },
): void {
  draft.emit({ ...event, imageId, jobId: id, ...(outputId !== null && { compressionId: outputId }) })
}

function endOutput(
  draft: Draft,
  job: JobRow,
  end: Pick<CompressionRow, 'status' | 'error' | 'updatedAt'>,
): void {
  const output = outputOf(draft, job)
  if (!output) return
  draft.patch('compressions', output.id, end)
  const ended = draft
    .list('compressions')
    .filter(
      ({ imageId, status }) => imageId === output.imageId && (status === 'failed' || status === 'cancelled'),
    )
  ended.sort((a, b) => compareTexts(a.updatedAt, b.updatedAt) || compareTexts(a.id, b.id))
  for (const row of ended.slice(0, Math.max(ended.length - endedCompressionsKept, 0))) {
    draft.remove('compressions', row.id)
  }
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
