import { z } from 'zod'
import { Id, Sha256, Timestamp } from './fields.ts'

/** A request that its sender called by a key, so that it is done once however often it is sent. */
export interface IdempotencyKeyRow {
  /** A digest of the key, in hex; the key itself is nowhere in the store. */
  hash: string
  userId: string
  /** A digest of what was asked, in hex: the same key must not mean something else. */
  fingerprint: string
  finished: boolean
  /** Sealed by the caller; null until it is finished, and where it was too long to keep. */
  answer: string | null
  createdAt: string
  expiresAt: string
}
export const IdempotencyKeyRow: z.ZodType<IdempotencyKeyRow> = z.object({
  hash: Sha256,
  userId: Id,
  fingerprint: Sha256,
  finished: z.boolean(),
  answer: z.string().nullable(),
  createdAt: Timestamp,
  expiresAt: Timestamp,
})
