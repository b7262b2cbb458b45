import type { JobRow } from '@tessera/db'

/** How far a running job is. */
export interface JobProgress {
  job: Pick<JobRow, 'id' | 'userId' | 'kind' | 'imageId' | 'outputId'>
  /** From 0 to 1. */
  progress: number
}

type Listener = (told: JobProgress) => void

/**
 * How far jobs are that run here, for as long as they run: kept in memory only, as it changes several times a second and is worth nothing
 * afterwards.
 */
export function createProgressBoard() {
  const running = new Map<string, number>()
  const listeners = new Set<Listener>()

  return {
    tell(told: JobProgress): void {
      running.set(told.job.id, told.progress)
      for (const listener of listeners) listener(told)
    },
    forget(jobId: string): void {
      running.delete(jobId)
    },
    /** 0 for a job that has not said anything yet. */
    of: (jobId: string): number => running.get(jobId) ?? 0,
    /** Calls back whenever a job is further. Answers with the function that ends it. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type ProgressBoard = ReturnType<typeof createProgressBoard>
