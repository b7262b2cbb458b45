import type { LiveEvent } from '../../lib/trpc.ts'
import { createValue, type Value } from '../../lib/value.ts'

export interface Progress {
  /** By the id of the job, from 0 to 1: the last that was heard of those that are under way. */
  jobs: Value<ReadonlyMap<string, number>>
  hear(event: LiveEvent): void
}

/** How far jobs are, as events tell it. It is worth nothing once they are done, and is kept nowhere else. */
export function createProgress(): Progress {
  const jobs = createValue<ReadonlyMap<string, number>>(new Map())
  return {
    jobs,
    hear({ type, jobId, progress }) {
      if (jobId === undefined) return
      const next = new Map(jobs.get())
      if (type === 'job.progress' && progress !== undefined) next.set(jobId, progress)
      else if (!next.delete(jobId)) return
      jobs.set(next)
    },
  }
}
