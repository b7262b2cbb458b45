import type { IdempotencyKeyRow } from '../rows.ts'

/** Of a user the last 100 keys are kept, and of their answers the newest 512 KiB; older ones go, whatever they are. */
export interface IdempotencyKeyStore {
  /**
   * Notes that a request has begun. If there is a row of that hash which had not expired when this one was made, nothing changes and
   * that one is the answer; else null.
   */
  begin(row: IdempotencyKeyRow): Promise<IdempotencyKeyRow | null>
  /** Keeps its answer. No effect on one that is gone. */
  finish(userId: string, hash: string, answer: string | null): Promise<void>
  /** Nothing came of it, so it may be asked again. Deleting what is not there is no error. */
  delete(userId: string, hash: string): Promise<void>
  /** Deletes what expired before `now`; answers with how many. */
  deleteExpired(now: string): Promise<number>
}
