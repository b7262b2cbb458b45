import type { CompressionRow, JobRow, TilingRow } from '../rows.ts'
import type { Page, PageQuery } from './page.ts'

export interface CompressionRequest {
  compression: CompressionRow
  job: JobRow
}

export interface CompressionStore {
  /**
   * The one way to a compression. If the image has one of the same recipe and engine version that is queued, processing or
   * ready, that one is the answer (`created: false`, no quota). Otherwise the row and its job are added; a failed or cancelled
   * one of the same recipe gives way to it. Rejects with `NOT_FOUND` (no such image) and `QUOTA_EXCEEDED` (compressions per
   * image: queued, processing and ready ones count).
   */
  request(input: CompressionRequest): Promise<{ compression: CompressionRow; created: boolean }>
  /**
   * Makes one again under its id, by another recipe: the row is replaced and queued. `previous` is what it was, so that its blob can be
   * removed; null when it is being made, or was made, by this very recipe, and nothing changed. `cancelledJob` is to be stopped. Rejects with `NOT_FOUND`, with `QUOTA_EXCEEDED` (a failed one takes its slot again), and
   * with `CONFLICT` and `details.id` when another compression of the image has that recipe.
   */
  remake(
    input: CompressionRequest,
  ): Promise<{ compression: CompressionRow; previous: CompressionRow | null; cancelledJob: string | null }>
  get(userId: string, imageId: string, id: string): Promise<CompressionRow | null>
  /** Whichever image it is of. */
  find(userId: string, id: string): Promise<CompressionRow | null>
  /** Newest first. */
  list(userId: string, imageId: string, query: PageQuery): Promise<Page<CompressionRow>>
  /** Answers with what was deleted, so that its blob can be removed; null if there was none. An unfinished job is cancelled. */
  delete(userId: string, imageId: string, id: string, now: string): Promise<CompressionRow | null>
}

export interface TilingStore {
  /** Like `compressions.request`, against the limit of tilings per image. */
  request(input: { tiling: TilingRow; job: JobRow }): Promise<{ tiling: TilingRow; created: boolean }>
  get(userId: string, imageId: string, id: string): Promise<TilingRow | null>
  /** Whichever image it is of. */
  find(userId: string, id: string): Promise<TilingRow | null>
  /** Newest first. */
  list(userId: string, imageId: string, query: PageQuery): Promise<Page<TilingRow>>
  /** Like `compressions.delete`. */
  delete(userId: string, imageId: string, id: string, now: string): Promise<TilingRow | null>
}
