import type { OutputCollection } from '../collections.ts'
import type { EventType, JobKind, JobRow, OutputRow, RowError } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import { type Draft, isUnfinished } from './draft.ts'

/** Jobs that are over and still listed, per user. */
const finishedJobsKept = 200
/** Failed and cancelled outputs of a kind that are still listed, per image: they have no slot, so nothing else bounds them. */
const endedOutputsKept = 10

const outputCollections: Partial<Record<JobKind, OutputCollection>> = {
  compression: 'compressions',
  tiling: 'tilings',
}

/** The row that a job makes, if it makes one and it is still there. */
export function outputOf(
  draft: Draft,
  { kind, outputId }: JobRow,
): { collection: OutputCollection; row: OutputRow } | undefined {
  const collection = outputCollections[kind]
  const row = collection && outputId !== null ? draft.get(collection, outputId) : undefined
  return collection && row && { collection, row }
}

/** Writes into the row that a job makes, if it is still there; answers with whether it is. */
export function patchOutput(draft: Draft, job: JobRow, fields: Partial<OutputRow>): boolean {
  const output = outputOf(draft, job)
  if (output) draft.patch(output.collection, output.row.id, fields)
  return output !== undefined
}

/** A job is over, whichever way. Answers with it. */
export function finishJob(
  draft: Draft,
  id: string,
  end: Pick<JobRow, 'status' | 'error'> & { finishedAt: string },
): JobRow {
  const finished = draft.patch('jobs', id, { ...end, notBefore: null })
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
  { id, kind, imageId, outputId }: JobRow,
  event: { type: EventType; at: string },
): void {
  const output =
    outputId === null ? {} : kind === 'tiling' ? { tilingId: outputId } : { compressionId: outputId }
  draft.emit({ ...event, imageId, jobId: id, ...output })
}

function endOutput(draft: Draft, job: JobRow, end: Pick<OutputRow, 'status' | 'error' | 'updatedAt'>): void {
  const output = outputOf(draft, job)
  if (!output) return
  const { collection, row } = output
  draft.patch(collection, row.id, end)
  const ended = (draft.list(collection) as OutputRow[]).filter(
    ({ imageId, status }) => imageId === row.imageId && (status === 'failed' || status === 'cancelled'),
  )
  ended.sort((a, b) => compareTexts(a.updatedAt, b.updatedAt) || compareTexts(a.id, b.id))
  for (const old of ended.slice(0, Math.max(ended.length - endedOutputsKept, 0))) {
    draft.remove(collection, old.id)
  }
}
