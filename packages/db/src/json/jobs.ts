import { takePage } from '../pages.ts'
import type { JobOutcome, JobStore } from '../port.ts'
import { requireRoom } from '../quota.ts'
import type { JobRow, QuotaLimits } from '../rows.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob, emitForJob, failJob, finishJob, outputOf } from './job-ends.ts'
import { type Reservations, usageOf } from './reservations.ts'

export function createJobs(
  { read, update, lookup }: Engine,
  reservations: Reservations,
  limits: QuotaLimits,
): JobStore {
  return {
    async get(userId, id) {
      return (await read(userId))?.jobs.get(id) ?? null
    },

    async list(userId, query) {
      const all = [...((await read(userId))?.jobs.values() ?? [])]
      const wanted = all.filter(({ status }) => query.status === undefined || status === query.status)
      return takePage(wanted, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    async listQueued() {
      const userIds = new Set(lookup.shards.flatMap(({ jobs }) => [...jobs.values()]))
      const queued: JobRow[] = []
      for (const userId of userIds) {
        // A damaged document is in the log; the jobs of all others are not held up by it.
        const document = await read(userId).catch(() => null)
        for (const job of document?.jobs.values() ?? []) if (job.status === 'queued') queued.push(job)
      }
      return queued.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    },

    start: (userId, id, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        if (job?.status !== 'queued') return null
        const output = outputOf(draft, job)
        if (output) draft.patch('compressions', output.id, { status: 'processing', updatedAt: now })
        emitForJob(draft, job, { type: 'job.started', at: now })
        return draft.patch('jobs', id, {
          status: 'processing',
          attempts: job.attempts + 1,
          error: null,
          startedAt: now,
        })
      }),

    complete: (userId, id, outcome, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        if (job?.status !== 'processing' || !draft.get('images', job.imageId)) return false
        if (job.kind !== outcome.kind)
          throw new TypeError(
            `Expected the outcome of a ${job.kind} job but received that of a ${outcome.kind} job`,
          )
        writeOutcome(draft, job, { outcome, now, heldBytes: reservations.held(userId).bytes })
        finishJob(draft, id, { status: 'ready', error: null, finishedAt: now })
        return true
      }),

    fail: (userId, id, { error, retry }, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        if (!job || !isUnfinished(job)) return
        if (!retry) return void failJob(draft, job, { error, now })
        const output = outputOf(draft, job)
        if (output) {
          draft.patch('compressions', output.id, { status: 'queued', updatedAt: now })
          emitForJob(draft, job, { type: 'compression.queued', at: now })
        }
        draft.patch('jobs', id, { status: 'queued', error, startedAt: null })
      }),

    cancel: (userId, id, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        return job && isUnfinished(job) ? cancelJob(draft, job, now) : (job ?? null)
      }),
  }

  function writeOutcome(
    draft: Draft,
    job: JobRow,
    { outcome, now, heldBytes }: { outcome: JobOutcome; now: string; heldBytes: number },
  ): void {
    if (outcome.kind === 'thumbnail') {
      const { thumbnail, thumbhash } = outcome
      draft.patch('images', job.imageId, { thumbnail, thumbhash, updatedAt: now })
      emitForJob(draft, job, { type: 'thumbnail.ready', at: now })
    } else if (outcome.kind === 'digest') {
      draft.patch('images', job.imageId, { md5: outcome.md5, updatedAt: now })
      emitForJob(draft, job, { type: 'image.updated', at: now })
    } else {
      const { result } = outcome
      const used = usageOf(draft, limits)
      requireRoom('bytes', result.bytes, { used: used.bytes + heldBytes, limit: used.limits.bytes })
      draft.patch('compressions', job.outputId ?? '', {
        status: 'ready',
        result,
        error: null,
        updatedAt: now,
      })
      emitForJob(draft, job, { type: 'compression.ready', at: now })
    }
  }
}

/** Oldest first; ids begin with their time, and decide among equal ones. */
function sortKey({ createdAt, id }: JobRow): string {
  return `${createdAt} ${id}`
}
