import { z } from 'zod'
import { Bytes, Id, RowError, Sha256, Timestamp } from './fields.ts'

export const ticketStatuses = ['pending', 'receiving', 'ready', 'failed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]
export const uploadWays = ['multipart', 'put', 'tus', 'rest'] as const
export type UploadWay = (typeof uploadWays)[number]

/** The permission to upload one file. Until it is over or has expired it holds one image and its bytes of the quota. */
export interface TicketRow {
  id: string
  userId: string
  via: 'put' | 'tus'
  name: string
  /** Of the whole file, as it was announced. */
  bytes: number
  /** As it was announced, to be checked at the end. */
  sha256: string | null
  status: TicketStatus
  /** Bytes that have arrived, as far as that was recorded. */
  received: number
  /** The image that came of it. */
  imageId: string | null
  error: RowError | null
  /** What the upload's protocol keeps for itself, in its own words. */
  state: string | null
  createdAt: string
  expiresAt: string
}
export const TicketRow: z.ZodType<TicketRow> = z.object({
  id: Id,
  userId: Id,
  via: z.enum(['put', 'tus']),
  name: z.string(),
  bytes: Bytes,
  sha256: Sha256.nullable(),
  status: z.enum(ticketStatuses),
  received: Bytes,
  imageId: Id.nullable(),
  error: RowError.nullable(),
  state: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
})

export const uploadOutcomes = ['accepted', 'deduplicated', 'refused'] as const
export type UploadOutcome = (typeof uploadOutcomes)[number]

/** A line of the upload log. */
export interface UploadRow {
  id: string
  userId: string
  via: UploadWay
  name: string
  /** Bytes that arrived. */
  bytes: number
  outcome: UploadOutcome
  /** The image that it became, or that was there already. */
  imageId: string | null
  /** Why it was refused. */
  error: RowError | null
  /** Where it came from, if that is known. */
  address: string | null
  createdAt: string
}
export const UploadRow: z.ZodType<UploadRow> = z.object({
  id: Id,
  userId: Id,
  via: z.enum(uploadWays),
  name: z.string(),
  bytes: Bytes,
  outcome: z.enum(uploadOutcomes),
  imageId: Id.nullable(),
  error: RowError.nullable(),
  address: z.string().nullable(),
  createdAt: Timestamp,
})
