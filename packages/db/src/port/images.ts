import type { CompressionRow, ImageRow, JobRow, TilingRow, UploadRow } from '../rows.ts'
import type { CompressionRequest } from './outputs.ts'
import type { Page, PageQuery } from './page.ts'

export interface ImageQuery extends PageQuery {
  sort: 'createdAt' | 'name' | 'bytes'
  order: 'asc' | 'desc'
  /** Part of the name or of a tag, without regard to case. */
  search?: string | undefined
  tag?: string | undefined
  format?: string | undefined
}

/** Everything of one user that has a blob, as of one moment. */
export interface StoredRows {
  images: ImageRow[]
  compressions: CompressionRow[]
  tilings: TilingRow[]
}

export interface ImageStore {
  /**
   * Adds an image whose bytes are already stored, uses up the reservation and queues `jobs`. If the user has an image of the same
   * SHA-256, that one is the answer, nothing is added and the reservation is released. In the same change: `compressions` (those
   * of presets) are requested as far as there is room, and the answer names the ones that are new; if the reservation is a ticket,
   * it is over with this image; and `upload` is put into the upload log, as accepted or
   * deduplicated.
   */
  create(input: {
    image: ImageRow
    /** Of `quota.reserve`, or a ticket's id. */
    reservationId: string
    jobs: JobRow[]
    compressions?: CompressionRequest[]
    upload?: UploadRow
  }): Promise<{ image: ImageRow; deduplicated: boolean; compressions: CompressionRow[] }>
  get(userId: string, id: string): Promise<ImageRow | null>
  findByHash(userId: string, hash: { sha256: string } | { md5: string }): Promise<ImageRow | null>
  list(userId: string, query: ImageQuery): Promise<Page<ImageRow>>
  /** The tags that the user's images have, by name, each with how many images have it. */
  tags(userId: string): Promise<{ tag: string; count: number }[]>
  /** Rejects with `NOT_FOUND`. */
  update(
    userId: string,
    id: string,
    patch: { name?: string | undefined; tags?: string[] | undefined; updatedAt: string },
  ): Promise<ImageRow>
  /**
   * Deletes images with their outputs, cancels their jobs, and takes them out of shares; a share of which nothing is left goes. What
   * is left to do is to stop those jobs and to remove the blobs.
   */
  delete(
    userId: string,
    ids: string[],
    now: string,
  ): Promise<{ deleted: string[]; notFound: string[]; cancelledJobs: string[] }>
  /** For the look at what is stored: rows and blobs that do not belong together. Of nobody there is nothing. */
  stored(userId: string): Promise<StoredRows>
  /** Marks rows whose blob is not there (any more), or is there again. Ids that are not there are passed over. */
  mark(
    userId: string,
    rows: { images?: string[]; compressions?: string[]; tilings?: string[] },
    mark: { missing: boolean; now: string },
  ): Promise<void>
}
