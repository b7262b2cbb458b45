import type { PresetRow, ShareRow, UserRow } from '../rows.ts'
import type { Page, PageQuery } from './page.ts'

export interface PresetStore {
  /** Rejects with `CONFLICT` when the user has one of that name, with `QUOTA_EXCEEDED` beyond 100. */
  create(preset: PresetRow): Promise<void>
  get(userId: string, id: string): Promise<PresetRow | null>
  /** By name. */
  list(userId: string): Promise<PresetRow[]>
  /** Rejects with `NOT_FOUND` and `CONFLICT`. */
  update(
    userId: string,
    id: string,
    patch: {
      name?: string | undefined
      recipe?: PresetRow['recipe'] | undefined
      applyOnUpload?: boolean | undefined
      updatedAt: string
    },
  ): Promise<PresetRow>
  /** Whether there was one. */
  delete(userId: string, id: string): Promise<boolean>
}

export interface ShareStore {
  /** Rejects with `NOT_FOUND` when one of the things is not the user's, with `QUOTA_EXCEEDED` beyond 1,000; expired ones do not count and go. */
  create(share: ShareRow): Promise<void>
  /** By the hash of the link's token. Also answers with expired ones: the caller judges by its own clock. */
  find(hash: string): Promise<{ share: ShareRow; user: UserRow } | null>
  get(userId: string, id: string): Promise<ShareRow | null>
  /** Newest first. */
  list(userId: string, query: PageQuery): Promise<Page<ShareRow>>
  /** Null is no title, no password. Rejects with `NOT_FOUND`. */
  update(
    userId: string,
    id: string,
    patch: {
      title?: string | null | undefined
      expiresAt?: string | undefined
      passwordHash?: string | null | undefined
    },
  ): Promise<ShareRow>
  /** Adds so many views; a share that is gone meanwhile is no error. */
  countViews(hash: string, views: number): Promise<void>
  /** Whether there was one. */
  delete(userId: string, id: string): Promise<boolean>
  /** Deletes what expired before `now`; answers with how many. */
  deleteExpired(now: string): Promise<number>
}
