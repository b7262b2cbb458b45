import { z } from 'zod'
import { Bytes, Id, Md5, Pixels, Sha256, Timestamp } from './fields.ts'

export interface ThumbnailRow {
  /** The write-once part of the blob's key. */
  version: string
  width: number
  height: number
  bytes: number
}
export const ThumbnailRow: z.ZodType<ThumbnailRow> = z.object({
  version: Id,
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
})

export interface ImageRow {
  id: string
  userId: string
  name: string
  format: string
  width: number
  height: number
  bytes: number
  sha256: string
  /** Null until a worker has computed it (large files only). */
  md5: string | null
  pages: number
  hasAlpha: boolean
  hasLocation: boolean
  /** Base64 of the thumbhash; null until there is a thumbnail. */
  thumbhash: string | null
  thumbnail: ThumbnailRow | null
  tags: string[]
  /** Whether its blob was looked for and is not there. The row stays: the blob may come back with a backup or the next upload. */
  missing: boolean
  createdAt: string
  updatedAt: string
}
export const ImageRow: z.ZodType<ImageRow> = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  format: z.string(),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  sha256: Sha256,
  md5: Md5.nullable(),
  pages: z.int().positive(),
  hasAlpha: z.boolean(),
  hasLocation: z.boolean(),
  thumbhash: z.string().nullable(),
  thumbnail: ThumbnailRow.nullable(),
  tags: z.array(z.string()),
  missing: z.boolean(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
