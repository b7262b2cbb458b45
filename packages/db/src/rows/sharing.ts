import { z } from 'zod'
import { Count, Id, Sha256, Timestamp } from './fields.ts'

/** A named recipe of a user. */
export interface PresetRow {
  id: string
  userId: string
  /** Unique among the user's, without regard to case. */
  name: string
  /**
   * As it was saved, and not judged here: a recipe that a later version does not know any more must cost its preset, not the account.
   * Who applies it parses it.
   */
  recipe: Record<string, unknown>
  applyOnUpload: boolean
  createdAt: string
  updatedAt: string
}
export const PresetRow: z.ZodType<PresetRow> = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  recipe: z.record(z.string(), z.unknown()),
  applyOnUpload: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

/** A link to a page with what the owner chose: images, compressions, or one tiling. */
export interface ShareRow {
  id: string
  /** SHA-256 of the token in the link, in hex. */
  hash: string
  userId: string
  imageIds: string[]
  compressionIds: string[]
  tilingId: string | null
  /** What the page is called; null where its owner gave it no name. */
  title: string | null
  passwordHash: string | null
  /** Visits of the page, as far as they are written down. */
  views: number
  createdAt: string
  expiresAt: string
}
export const ShareRow: z.ZodType<ShareRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  imageIds: z.array(Id),
  compressionIds: z.array(Id),
  tilingId: Id.nullable(),
  title: z.string().nullable(),
  passwordHash: z.string().nullable(),
  views: Count,
  createdAt: Timestamp,
  expiresAt: Timestamp,
})
