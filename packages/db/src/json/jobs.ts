import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { JobOutcome, JobStore } from '../port.ts'
import { requireRoom } from '../quota.ts'
import type { JobRow, QuotaLimits } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob, emitForJob, failJob, finishJob, outputOf, patchOutput } from './job-ends.ts'
import { startJob } from './job-starts.ts'
import { requireSlot, siblingsOf } from './outputs.ts'
import { type Reservations, usageOf } from './reservations.ts'
import { takeWidePage } from './wide-pages.ts'

export function createJobs(engine: Engine, reservations: Reservations, limits: QuotaLimits): JobStore {
  const { read, update, lookup, totals } = engine
  return {
    async get(userId, id) {
      return (await read(userId))?.jobs.get(id) ?? null
    },

    async list(userId, query) {
      const all = [...((await read(userId))?.jobs.values() ?? [])]
      const wanted = all.filter(({ status }) => query.status === undefined || status === query.status)
      return takePage(wanted, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    async listAll({ status, ...query }) {
      const page = await takeWidePage(engine, query, ({ jobs }) =>
        [...jobs.values()].filter((job) => status === undefined || job.status === status),
      )
      return { ...page, total: status === undefined ? totals.get('jobs') : null }
    },

    async listQueued() {
      const userIds = new Set(lookup.shards.flatMap(({ jobs }) => [...jobs.values()]))
      const queued: JobRow[] = []
      for (const userId of userIds) {
        // A damaged document is in the log; the jobs of all others are not held up by it.
        const document = await read(userId).catch(() => null)
        for (const job of document?.jobs.values() ?? []) if (job.status === 'queued') queued.push(job)
      }
      return orderFairly(queued)
    },

    start: (userId, id, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        if (job?.status !== 'queued' || (job.notBefore !== null && job.notBefore > now)) return null
        return startJob(draft, job, now)
      }),

    complete: (userId, id, outcome, now, startedAt) =>
      update(userId, (draft) => {
        const job = startLate(draft, id, startedAt)
        if (job?.status !== 'processing' || !draft.get('images', job.imageId)) return false
        if (job.kind !== outcome.kind)
          throw new TypeError(
            `Expected the outcome of a ${job.kind} job but received that of a ${outcome.kind} job`,
          )
        writeOutcome(draft, job, { outcome, now, heldBytes: reservations.held(draft).bytes })
        finishJob(draft, id, { status: 'ready', error: null, finishedAt: now })
        return true
      }),

    fail: (userId, id, { error, retry, notBefore = null, startedAt }, now) =>
      update(userId, (draft) => {
        const job = startLate(draft, id, startedAt)
        if (!job || !isUnfinished(job)) return
        if (!retry) return void failJob(draft, job, { error, now })
        if (patchOutput(draft, job, { status: 'queued', updatedAt: now })) emitQueued(draft, job, now)
        draft.patch('jobs', id, { status: 'queued', notBefore, error, startedAt: null })
      }),

    retry: (userId, id, now) =>
      update(userId, (draft) => {
        const job = draft.get('jobs', id)
        if (!job) throw new StoreError('NOT_FOUND', 'There is no such job')
        if (isUnfinished(job) || job.status === 'ready') {
          throw new StoreError('CONFLICT', 'Only a job that failed or was cancelled can be tried again')
        }
        const output = outputOf(draft, job)
        const isThere = job.outputId === null || output?.row.jobId === id
        if (!draft.get('images', job.imageId) || !isThere) {
          throw new StoreError('CONFLICT', 'What the job worked on, or was to make, is gone')
        }
        if (output) {
          const siblings = siblingsOf(draft, output.collection, job.imageId)
          requireSlot(draft, output.collection, { siblings, limits })
          patchOutput(draft, job, { status: 'queued', error: null, updatedAt: now })
          emitQueued(draft, job, now)
        }
        const again = { attempts: 0, notBefore: null, error: null, startedAt: null, finishedAt: null }
        return draft.patch('jobs', id, { status: 'queued', ...again })
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
      const ready = { status: 'ready', missing: false, error: null, updatedAt: now } as const
      if (outcome.kind === 'compression') {
        draft.patch('compressions', job.outputId ?? '', { ...ready, result: outcome.result })
      } else draft.patch('tilings', job.outputId ?? '', { ...ready, result: outcome.result })
      emitForJob(draft, job, { type: `${outcome.kind}.ready`, at: now })
    }
  }
}

/** The job, which was started at `startedAt` without a change of its own. */
function startLate(draft: Draft, id: string, startedAt: string | undefined): JobRow | undefined {
  const job = draft.get('jobs', id)
  return job?.status === 'queued' && startedAt !== undefined ? startJob(draft, job, startedAt) : job
}

function emitQueued(draft: Draft, job: JobRow, at: string): void {
  emitForJob(draft, job, { type: job.kind === 'tiling' ? 'tiling.queued' : 'compression.queued', at })
}

/** The oldest job of each user, then the second of each, and so on. */
function orderFairly(jobs: JobRow[]): JobRow[] {
  const turns = new Map<string, number>()
  jobs.sort((a, b) => compareTexts(sortKey(a), sortKey(b)))
  const placed = jobs.map((job) => {
    const turn = turns.get(job.userId) ?? 0
    turns.set(job.userId, turn + 1)
    return { job, turn }
  })
  // A stable sort: within a turn they stay as they are, oldest first.
  return placed.sort((a, b) => a.turn - b.turn).map(({ job }) => job)
}

/** Oldest first; ids begin with their time, and decide among equal ones. */
function sortKey({ createdAt, id }: JobRow): string {
  return `${createdAt} ${id}`
}
