import { CompressionRecipe, outputFormats } from '@tessera/core/recipes'
import { z } from 'zod'

/**
 * The rows of the store, as they are kept on disk and handed through the port. Times are ISO 8601 in UTC, sizes are bytes,
 * lengths are pixels. Ids are made by the caller.
 */

/** 26 characters of Crockford's base32 in lower case, the first ten of them the time: safe in a path, and sorted by age. */
export const Id: z.ZodType<string> = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'Expected an id of 26 characters')
export const Timestamp: z.ZodType<string> = z.iso.datetime()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Md5 = z.string().regex(/^[0-9a-f]{32}$/)
const Bytes = z.int().nonnegative()
const Pixels = z.int().positive()

export const QuotaLimits = z.object({
  images: z.int().nonnegative(),
  bytes: Bytes,
  compressionsPerImage: z.int().nonnegative(),
  tilingsPerImage: z.int().nonnegative(),
})
export type QuotaLimits = z.infer<typeof QuotaLimits>

export const UserRow = z.object({
  id: Id,
  /** As the person wrote it; unique without regard to case. */
  username: z.string(),
  passwordHash: z.string(),
  role: z.enum(['admin', 'member']),
  disabled: z.boolean(),
  /** What differs from the server's limits for this user. */
  quota: QuotaLimits.partial(),
  createdAt: Timestamp,
})
export type UserRow = z.infer<typeof UserRow>

export const SessionRow = z.object({
  /** Public: shown in lists and used to revoke. The secret itself is nowhere in the store. */
  id: Id,
  /** SHA-256 of the secret that the cookie carries, in hex. */
  hash: Sha256,
  userId: Id,
  createdAt: Timestamp,
  expiresAt: Timestamp,
})
export type SessionRow = z.infer<typeof SessionRow>

export const tokenScopes = ['read', 'write'] as const
export const TokenScope: z.ZodEnum<{ read: 'read'; write: 'write' }> = z.enum(tokenScopes)
export type TokenScope = z.infer<typeof TokenScope>

export const TokenRow = z.object({
  id: Id,
  /** SHA-256 of the token, in hex. */
  hash: Sha256,
  userId: Id,
  name: z.string(),
  scopes: z.array(TokenScope),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
})
export type TokenRow = z.infer<typeof TokenRow>

export const ThumbnailRow = z.object({ version: Id, width: Pixels, height: Pixels, bytes: Bytes })
export type ThumbnailRow = z.infer<typeof ThumbnailRow>

export const ImageRow = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  format: z.string(),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  sha256: Sha256,
  /** Null until a worker has computed it (large files only). */
  md5: Md5.nullable(),
  pages: z.int().positive(),
  hasAlpha: z.boolean(),
  hasLocation: z.boolean(),
  /** Base64 of the thumbhash; null until there is a thumbnail. */
  thumbhash: z.string().nullable(),
  thumbnail: ThumbnailRow.nullable(),
  tags: z.array(z.string()),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type ImageRow = z.infer<typeof ImageRow>

export const jobStatuses = ['queued', 'processing', 'ready', 'failed', 'cancelled'] as const
export const JobStatus: z.ZodEnum<{ [S in (typeof jobStatuses)[number]]: S }> = z.enum(jobStatuses)
export type JobStatus = z.infer<typeof JobStatus>

/** Why a job failed, in the words that the owner may read. */
export const RowError = z.object({ code: z.string(), message: z.string() })
export type RowError = z.infer<typeof RowError>

/** What a ready compression turned out to be. */
export const CompressionResult = z.object({
  format: z.enum(outputFormats),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  quality: z.int().min(1).max(100).nullable(),
  ssim: z.number().min(0).max(1).nullable(),
  /** 1 unless the output had to be scaled down further to fit. */
  scale: z.number().positive().max(1),
  /** Encodes that were tried. */
  attempts: z.int().positive(),
  originalReturned: z.boolean(),
})
export type CompressionResult = z.infer<typeof CompressionResult>

export const CompressionRow = z.object({
  id: Id,
  imageId: Id,
  userId: Id,
  status: JobStatus,
  jobId: Id,
  recipe: CompressionRecipe,
  recipeHash: Sha256,
  engineVersion: z.string(),
  /** The write-once part of the blob's key; a compression made again gets another. */
  version: Id,
  result: CompressionResult.nullable(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  updatedAt: Timestamp,
})
export type CompressionRow = z.infer<typeof CompressionRow>

export const jobKinds = ['thumbnail', 'digest', 'compression'] as const
export const JobKind: z.ZodEnum<{ [K in (typeof jobKinds)[number]]: K }> = z.enum(jobKinds)
export type JobKind = z.infer<typeof JobKind>

export const JobRow = z.object({
  id: Id,
  userId: Id,
  kind: JobKind,
  status: JobStatus,
  imageId: Id,
  /** The compression that it makes; null for the system's own jobs (thumbnail, digest). */
  outputId: Id.nullable(),
  /** Times that it was started. */
  attempts: z.int().nonnegative(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
})
export type JobRow = z.infer<typeof JobRow>

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
export const EventType: z.ZodEnum<{ [T in (typeof eventTypes)[number]]: T }> = z.enum(eventTypes)
export type EventType = z.infer<typeof EventType>

export const EventRow = z.object({
  /** Counts up by one per user, from 1. */
  seq: z.int().positive(),
  at: Timestamp,
  type: EventType,
  imageId: Id,
  compressionId: Id.optional(),
  jobId: Id.optional(),
})
export type EventRow = z.infer<typeof EventRow>
