import { CompressionRecipe, type OutputFormat, outputFormats } from '@tessera/core/recipes'
import { z } from 'zod'

/**
 * The rows of the store, as they are kept on disk and handed through the port. Times are ISO 8601 in UTC, sizes are bytes,
 * lengths are pixels. Ids are made by the caller. Each has its schema under the same name.
 */

/** 26 characters of Crockford's base32 in lower case, the first ten of them the time: safe in a path, and sorted by age. */
export const Id: z.ZodType<string> = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'Expected an id of 26 characters')
const Timestamp: z.ZodType<string> = z.iso.datetime()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Md5 = z.string().regex(/^[0-9a-f]{32}$/)
const Bytes = z.int().nonnegative()
const Pixels = z.int().positive()
const Slots = z.int().nonnegative()

export interface QuotaLimits {
  images: number
  bytes: number
  compressionsPerImage: number
  tilingsPerImage: number
}
const quotaLimits = z.object({
  images: Slots,
  bytes: Bytes,
  compressionsPerImage: Slots,
  tilingsPerImage: Slots,
})
export const QuotaLimits: z.ZodType<QuotaLimits> = quotaLimits

export interface UserRow {
  id: string
  /** As the person wrote it; unique without regard to case. */
  username: string
  passwordHash: string
  role: 'admin' | 'member'
  disabled: boolean
  /** What differs from the server's limits for this user. */
  quota: { [Limit in keyof QuotaLimits]?: number | undefined }
  createdAt: string
}
export const UserRow: z.ZodType<UserRow> = z.object({
  id: Id,
  username: z.string(),
  passwordHash: z.string(),
  role: z.enum(['admin', 'member']),
  disabled: z.boolean(),
  quota: quotaLimits.partial(),
  createdAt: Timestamp,
})

export interface SessionRow {
  /** Public: shown in lists and used to revoke. The secret itself is nowhere in the store. */
  id: string
  /** SHA-256 of the secret that the cookie carries, in hex. */
  hash: string
  userId: string
  createdAt: string
  expiresAt: string
}
export const SessionRow: z.ZodType<SessionRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  createdAt: Timestamp,
  expiresAt: Timestamp,
})

export const tokenScopes = ['read', 'write'] as const
export type TokenScope = (typeof tokenScopes)[number]
export const TokenScope: z.ZodEnum<{ read: 'read'; write: 'write' }> = z.enum(tokenScopes)

export interface TokenRow {
  id: string
  /** SHA-256 of the token, in hex. */
  hash: string
  userId: string
  name: string
  scopes: TokenScope[]
  createdAt: string
  expiresAt: string | null
}
export const TokenRow: z.ZodType<TokenRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  name: z.string(),
  scopes: z.array(TokenScope),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
})

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
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

export const jobStatuses = ['queued', 'processing', 'ready', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]
export const JobStatus: z.ZodEnum<{ [S in (typeof jobStatuses)[number]]: S }> = z.enum(jobStatuses)

/** Why a job failed, in the words that the owner may read. */
export interface RowError {
  code: string
  message: string
  details?: Record<string, unknown> | undefined
}
export const RowError: z.ZodType<RowError> = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
})

/** What a ready compression turned out to be. */
export interface CompressionResult {
  format: OutputFormat
  width: number
  height: number
  bytes: number
  quality: number | null
  ssim: number | null
  /** 1 unless the output had to be scaled down further to fit. */
  scale: number
  /** Encodes that were tried. */
  attempts: number
  originalReturned: boolean
}
export const CompressionResult: z.ZodType<CompressionResult> = z.object({
  format: z.enum(outputFormats),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  quality: z.int().min(1).max(100).nullable(),
  ssim: z.number().min(0).max(1).nullable(),
  scale: z.number().positive().max(1),
  attempts: z.int().positive(),
  originalReturned: z.boolean(),
})

export interface CompressionRow {
  id: string
  imageId: string
  userId: string
  status: JobStatus
  jobId: string
  recipe: CompressionRecipe
  recipeHash: string
  engineVersion: string
  /** The write-once part of the blob's key; a compression made again gets another. */
  version: string
  result: CompressionResult | null
  error: RowError | null
  createdAt: string
  updatedAt: string
}
export const CompressionRow: z.ZodType<CompressionRow> = z.object({
  id: Id,
  imageId: Id,
  userId: Id,
  status: JobStatus,
  jobId: Id,
  recipe: CompressionRecipe,
  recipeHash: Sha256,
  engineVersion: z.string(),
  version: Id,
  result: CompressionResult.nullable(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})

export const jobKinds = ['thumbnail', 'digest', 'compression'] as const
export type JobKind = (typeof jobKinds)[number]
export const JobKind: z.ZodEnum<{ [K in (typeof jobKinds)[number]]: K }> = z.enum(jobKinds)

export interface JobRow {
  id: string
  userId: string
  kind: JobKind
  status: JobStatus
  imageId: string
  /** The compression that it makes; null for the system's own jobs (thumbnail, digest). */
  outputId: string | null
  /** Times that it was started. */
  attempts: number
  /** Why it failed, or why the attempt before this one did. */
  error: RowError | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}
export const JobRow: z.ZodType<JobRow> = z.object({
  id: Id,
  userId: Id,
  kind: JobKind,
  status: JobStatus,
  imageId: Id,
  outputId: Id.nullable(),
  attempts: z.int().nonnegative(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
})

export const eventTypes = [
  'image.created',
  'image.updated',
  'image.deleted',
  'thumbnail.ready',
  'compression.queued',
  'compression.ready',
  'compression.deleted',
  'job.started',
  'job.failed',
  'job.cancelled',
] as const
export type EventType = (typeof eventTypes)[number]
export const EventType: z.ZodEnum<{ [T in (typeof eventTypes)[number]]: T }> = z.enum(eventTypes)

export interface EventRow {
  /** Counts up by one per user, from 1. */
  seq: number
  at: string
  type: EventType
  imageId: string
  compressionId?: string | undefined
  jobId?: string | undefined
}
export const EventRow: z.ZodType<EventRow> = z.object({
  seq: z.int().positive(),
  at: Timestamp,
  type: EventType,
  imageId: Id,
  compressionId: Id.optional(),
  jobId: Id.optional(),
})
