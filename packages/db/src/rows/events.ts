import { z } from 'zod'
import { Id, Timestamp } from './fields.ts'

export const eventTypes = [
  'image.created',
  'image.updated',
  'image.deleted',
  'thumbnail.ready',
  'compression.queued',
  'compression.ready',
  'compression.deleted',
  'tiling.queued',
  'tiling.ready',
  'tiling.deleted',
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
  tilingId?: string | undefined
  jobId?: string | undefined
}
export const EventRow: z.ZodType<EventRow> = z.object({
  seq: z.int().positive(),
  at: Timestamp,
  type: EventType,
  imageId: Id,
  compressionId: Id.optional(),
  tilingId: Id.optional(),
  jobId: Id.optional(),
})
