import { z } from 'zod'

/** What the fields of rows are made of. Times are ISO 8601 in UTC, sizes are bytes, lengths are pixels. */

/** 26 characters of Crockford's base32 in lower case, the first ten of them the time: safe in a path, and sorted by age. */
export const Id: z.ZodType<string> = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}$/, 'Expected an id of 26 characters')
export const Timestamp: z.ZodType<string> = z.iso.datetime()
export const Sha256: z.ZodType<string> = z.string().regex(/^[0-9a-f]{64}$/)
export const Md5: z.ZodType<string> = z.string().regex(/^[0-9a-f]{32}$/)
export const Bytes: z.ZodType<number> = z.int().nonnegative()
export const Count: z.ZodType<number> = z.int().nonnegative()
export const Pixels: z.ZodType<number> = z.int().positive()

/** Why something failed, in the words that the owner may read. */
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
