import type {
  CompressionResult,
  CompressionRow,
  EventRow,
  ImageRow,
  JobRow,
  JobStatus,
  RowError,
  SessionRow,
  ThumbnailRow,
  TokenRow,
  UserRow,
} from './rows.ts'

/**
 * The database, as the services see it. Every method is atomic: the row, its job, its events and its quota change together or
 * not at all, and a promise that resolves means that the change is on disk. Every look-up is scoped by its owner, so another
 * user's row is simply not there. Rows that are handed out are never changed afterwards; do not change them either.
 * Rejections on purpose are `StoreError`s.
 */
export interface Store {
  readonly users: UserStore
  readonly sessions: SessionStore
  readonly tokens: TokenStore
  readonly images: ImageStore
  readonly compressions: CompressionStore
  readonly jobs: JobStore
  readonly events: EventStore
  readonly quota: QuotaStore
  /** Whether changes are accepted at the moment, and if not, why. */
  health(): Promise<{ writable: true } | { writable: false; reason: string }>
  /** Finishes what is under way, brings everything to disk and lets go of the data. Later calls reject with `UNAVAILABLE`. */
  close(): Promise<void>
}

/** The role is the store's to decide, unless one is asked for. */
export type NewUser = Omit<UserRow, 'role'> & { role?: UserRow['role'] }

export interface UserStore {
  /** Creates the account and, if given, its first session in one change. Unless a role is asked for, the first account of a store becomes admin, every other a member. Rejects with `CONFLICT` when the name is taken (without regard to case). */
  create(user: NewUser, session?: SessionRow): Promise<UserRow>
  get(id: string): Promise<UserRow | null>
  getByUsername(username: string): Promise<UserRow | null>
}

export interface SessionStore {
  create(session: SessionRow): Promise<void>
  /** Also answers with expired sessions: the caller judges by its own clock. */
  find(hash: string): Promise<{ session: SessionRow; user: UserRow } | null>
  list(userId: string): Promise<SessionRow[]>
  renew(hash: string, expiresAt: string): Promise<void>
  /** Deleting what is not there is no error. */
  delete(hash: string): Promise<void>
  deleteAll(userId: string): Promise<void>
  /** Deletes what expired before `now`; answers with how many. */
  deleteExpired(now: string): Promise<number>
}

export interface TokenStore {
  /** Rejects with `QUOTA_EXCEEDED` when the user has as many as one can have (100); expired ones do not count and go. */
  create(token: TokenRow): Promise<void>
  find(hash: string): Promise<{ token: TokenRow; user: UserRow } | null>
  list(userId: string): Promise<TokenRow[]>
  /** Whether there was one. */
  delete(userId: string, id: string): Promise<boolean>
}

export interface Page<T> {
  items: T[]
  /** Give it back to get the next page; null on the last one. */
  nextCursor: string | null
  /** Of all pages together. */
  total: number
}

export interface ImageQuery {
  /** 1 to 100. */
  limit: number
  cursor?: string | undefined
  sort: 'createdAt' | 'name' | 'bytes'
  order: 'asc' | 'desc'
  /** Part of the name or of a tag, without regard to case. */
  search?: string | undefined
  tag?: string | undefined
  format?: string | undefined
}

export interface ImageStore {
  /**
   * Adds an image whose bytes are already stored, uses up the reservation and queues `jobs`. If the user has an image of the
   * same SHA-256, that one is the answer, nothing is added and the reservation is released.
   */
  create(input: {
    image: ImageRow
    reservationId: string
    jobs: JobRow[]
  }): Promise<{ image: ImageRow; deduplicated: boolean }>
  get(userId: string, id: string): Promise<ImageRow | null>
  findByHash(userId: string, hash: { sha256: string } | { md5: string }): Promise<ImageRow | null>
  list(userId: string, query: ImageQuery): Promise<Page<ImageRow>>
  /** Rejects with `NOT_FOUND`. */
  update(
    userId: string,
    id: string,
    patch: { name?: string | undefined; tags?: string[] | undefined; updatedAt: string },
  ): Promise<ImageRow>
  /** Deletes images with their compressions, and cancels their jobs. What is left to do is to stop those and to remove the blobs. */
  delete(
    userId: string,
    ids: string[],
    now: string,
  ): Promise<{ deleted: string[]; notFound: string[]; cancelledJobs: string[] }>
}

export interface CompressionStore {
  /**
   * The one way to a compression. If the image has one of the same recipe and engine version that is queued, processing or
   * ready, that one is the answer (`created: false`, no quota). Otherwise the row and its job are added; a failed or cancelled
   * one of the same recipe gives way to it. Rejects with `NOT_FOUND` (no such image) and `QUOTA_EXCEEDED` (compressions per
   * image: queued, processing and ready ones count).
   */
  request(input: {
    compression: CompressionRow
    job: JobRow
  }): Promise<{ compression: CompressionRow; created: boolean }>
  get(userId: string, imageId: string, id: string): Promise<CompressionRow | null>
  /** Newest first. */
  list(
    userId: string,
    imageId: string,
    query: { limit: number; cursor?: string | undefined },
  ): Promise<Page<CompressionRow>>
  /** Answers with what was deleted, so that its blob can be removed; null if there was none. An unfinished job is cancelled. */
  delete(userId: string, imageId: string, id: string, now: string): Promise<CompressionRow | null>
}

/** What a job made, by its kind. */
export type JobOutcome =
  | { kind: 'thumbnail'; thumbnail: ThumbnailRow; thumbhash: string }
  | { kind: 'digest'; md5: string }
  | { kind: 'compression'; result: CompressionResult }

export interface JobStore {
  get(userId: string, id: string): Promise<JobRow | null>
  /** Newest first. */
  list(
    userId: string,
    query: { status?: JobStatus | undefined; limit: number; cursor?: string | undefined },
  ): Promise<Page<JobRow>>
  /** All users' queued jobs, oldest first. After a start, jobs that were being processed are queued again. */
  listQueued(): Promise<JobRow[]>
  /** queued -> processing, and counts the attempt. Null when it is not queued any more (cancelled, its image deleted). */
  start(userId: string, id: string, now: string): Promise<JobRow | null>
  /**
   * processing -> ready, with its output's row. Answers false, and changes nothing, when the job is gone or cancelled: what it
   * made must then be removed. Rejects with `QUOTA_EXCEEDED` when the output does not fit in the user's bytes.
   */
  complete(userId: string, id: string, outcome: JobOutcome, now: string): Promise<boolean>
  /** processing -> failed (its output too, which gives back its slot), or with `retry` -> queued again. No effect on a job that is gone or over. */
  fail(userId: string, id: string, failure: { error: RowError; retry: boolean }, now: string): Promise<void>
  /** queued or processing -> cancelled, its output too. Null if there is no such job; a job that is over is answered as it is. */
  cancel(userId: string, id: string, now: string): Promise<JobRow | null>
}

export interface EventStore {
  /** Events after `seq`, oldest first; `resync` when some of them are not kept any more. `latest` is the newest number there is (0 at first). */
  since(userId: string, seq: number): Promise<{ resync: boolean; events: EventRow[]; latest: number }>
  /** Calls back after each change is on disk, in order. Answers with the function that ends it. */
  subscribe(listener: (userId: string, events: readonly EventRow[]) => void): () => void
}

export interface QuotaUsage {
  images: { used: number; limit: number }
  bytes: { used: number; limit: number }
  compressionsPerImage: { limit: number }
  tilingsPerImage: { limit: number }
}

/**
 * Quota is taken before bytes are read and given back when they come to nothing, so no number of uploads at once can pass it.
 * `bytes` are those of originals and outputs; thumbnails are free. A reservation ends with `images.create`, `release`, its
 * expiry, or the process that made it.
 */
export interface QuotaStore {
  /** What is used by rows; open reservations are not shown, though they count when something is reserved. */
  usage(userId: string): Promise<QuotaUsage>
  /** Rejects with `QUOTA_EXCEEDED`, `details: {resource: 'images' | 'bytes', used, limit}`. */
  reserve(
    userId: string,
    wanted: { images: number; bytes: number; expiresAt: string },
  ): Promise<{ id: string }>
  /** Sets the reserved bytes to `bytes`, if they fit. Rejects with `QUOTA_EXCEEDED`, or `NOT_FOUND` when the reservation has expired. */
  resize(reservationId: string, bytes: number): Promise<void>
  /** Releasing what is not there (any more) is no error. */
  release(reservationId: string): Promise<void>
}
