import { z } from 'zod'
import { Count, Id, RowError, Timestamp } from './fields.ts'

export const jobStatuses = ['queued', 'processing', 'ready', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]
export const JobStatus: z.ZodEnum<{ [S in (typeof jobStatuses)[number]]: S }> = z.enum(jobStatuses)

export const jobKinds = ['thumbnail', 'digest', 'compression', 'tiling'] as const
export type JobKind = (typeof jobKinds)[number]
export const JobKind: z.ZodEnum<{ [K in (typeof jobKinds)[number]]: K }> = z.enum(jobKinds)

export interface JobRow {
  id: string
  userId: string
  kind: JobKind
  status: JobStatus
  imageId: string
  /** The compression or tiling that it makes; null for the system's own jobs (thumbnail, digest). */
  outputId: string | null
  /** Times that it was started. */
  attempts: number
  /** Before this time it is not to be started: the back-off after an attempt that failed. */
  notBefore: string | null
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
  attempts: Count,
  notBefore: Timestamp.nullable(),
  error: RowError.nullable(),
  createdAt: Timestamp,
  startedAt: Timestamp.nullable(),
  finishedAt: Timestamp.nullable(),
})
