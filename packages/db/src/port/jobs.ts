import type {
  CompressionResult,
  EventRow,
  JobRow,
  JobStatus,
  RowError,
  ThumbnailRow,
  TilingResult,
} from '../rows.ts'
import type { Page, PageQuery, WidePage } from './page.ts'

/** What a job made, by its kind. */
export type JobOutcome =
  | { kind: 'thumbnail'; thumbnail: ThumbnailRow; thumbhash: string }
  | { kind: 'digest'; md5: string }
  | { kind: 'compression'; result: CompressionResult }
  | { kind: 'tiling'; result: TilingResult }

export interface JobStore {
  get(userId: string, id: string): Promise<JobRow | null>
  /** Newest first. */
  list(userId: string, query: PageQuery & { status?: JobStatus | undefined }): Promise<Page<JobRow>>
  /** Those of all users, newest first. */
  listAll(query: PageQuery & { status?: JobStatus | undefined }): Promise<WidePage<JobRow>>
  /**
   * All queued jobs in a fair order: the oldest of each user, then the second of each, and so on, so that no user waits behind
   * another's whole queue. Those that are not to be started yet (`notBefore`) are among them. After a start, jobs that were being
   * processed are queued again.
   */
  listQueued(): Promise<JobRow[]>
  /** queued -> processing, and counts the attempt. Null when it is not queued any more (cancelled, its image deleted), or not due before `now`. */
  start(userId: string, id: string, now: string): Promise<JobRow | null>
  /**
   * processing -> ready, with its output's row. Answers false, and changes nothing, when the job is gone or cancelled: what it
   * made must then be removed. Rejects with `QUOTA_EXCEEDED` when the output does not fit in the user's bytes. With `startedAt` one that is
   * still queued was started then, and this is the first to tell: short work needs no `start`, and one change less.
   */
  complete(userId: string, id: string, outcome: JobOutcome, now: string, startedAt?: string): Promise<boolean>
  /**
   * processing -> failed (its output too, which gives back its slot), or with `retry` -> queued again, not to start before `notBefore`. No effect on a
   * job that is gone or over. `startedAt` as for `complete`.
   */
  fail(
    userId: string,
    id: string,
    failure: { error: RowError; retry: boolean; notBefore?: string | null; startedAt?: string },
    now: string,
  ): Promise<void>
  /**
   * failed or cancelled -> queued, as if it had never been tried; its output too, which takes its slot again. Rejects with `NOT_FOUND`,
   * with `QUOTA_EXCEEDED`, and with `CONFLICT` when it is not over, is ready, or when what it works on or makes is gone.
   */
  retry(userId: string, id: string, now: string): Promise<JobRow>
  /** queued or processing -> cancelled, its output too. Null if there is no such job; a job that is over is answered as it is. */
  cancel(userId: string, id: string, now: string): Promise<JobRow | null>
}

export interface EventStore {
  /** The number of the newest event; 0 at first. No event is read for it. */
  latest(userId: string): Promise<number>
  /** Events after `seq`, oldest first; `resync` when some of them are not kept any more. `latest` is the newest number there is (0 at first). */
  since(userId: string, seq: number): Promise<{ resync: boolean; events: EventRow[]; latest: number }>
  /** Calls back after each change is on disk, in order. Answers with the function that ends it. */
  subscribe(listener: (userId: string, events: readonly EventRow[]) => void): () => void
}
