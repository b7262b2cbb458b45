import type { RowError, TicketRow, UploadOutcome, UploadRow } from '../rows.ts'
import type { Page, PageQuery, WidePage } from './page.ts'

/**
 * Tickets are over (`ready`) by `images.create` with the ticket's id as the reservation or by `finish`, or (`failed`) by `fail`. One that
 * is over stays until it expires, so that its fate can be asked for; of those the last 100 of a user.
 */
export interface TicketStore {
  /** Reserves an image and its bytes. Rejects with `QUOTA_EXCEEDED` like `quota.reserve`. */
  create(ticket: TicketRow): Promise<void>
  /** Whosever it is. */
  find(id: string): Promise<TicketRow | null>
  get(userId: string, id: string): Promise<TicketRow | null>
  /**
   * What arrived. Rejects with `NOT_FOUND` when the ticket is gone or has expired, with `CONFLICT` when it is over, and with
   * `QUOTA_EXCEEDED` when more bytes than were announced do not fit.
   */
  update(
    userId: string,
    id: string,
    patch: {
      status?: 'pending' | 'receiving' | undefined
      received?: number | undefined
      bytes?: number | undefined
      state?: string | null | undefined
      expiresAt?: string | undefined
    },
  ): Promise<TicketRow>
  /**
   * Ends it with an image that is there already (the same bytes), and puts `upload` into the upload log in the same change. Rejects with
   * `NOT_FOUND` when that image is gone or the ticket is, and with `CONFLICT` when the ticket is over.
   */
  finish(userId: string, id: string, end: { imageId: string; upload?: UploadRow }): Promise<void>
  /** Ends it without an image, and puts `upload` into the upload log in the same change. No effect on one that is gone or over. */
  fail(userId: string, id: string, error: RowError, upload?: UploadRow): Promise<void>
  /** Answers with what was deleted, so that what arrived of it can be removed. */
  delete(userId: string, id: string): Promise<TicketRow | null>
  /** Deletes what expired before `now`, answers with it. */
  deleteExpired(now: string): Promise<TicketRow[]>
}

/** The log of uploads, the last 200 of each user: what was accepted, what was refused and why. */
export interface UploadStore {
  add(upload: UploadRow): Promise<void>
  /** Newest first. */
  list(userId: string, query: PageQuery & { outcome?: UploadOutcome | undefined }): Promise<Page<UploadRow>>
  /** Those of all users, newest first. */
  listAll(query: PageQuery & { outcome?: UploadOutcome | undefined }): Promise<WidePage<UploadRow>>
}
