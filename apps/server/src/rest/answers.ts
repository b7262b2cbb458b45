import { z } from 'zod'

/** A list of `shape`'s items, page by page. */
export const page = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ ...shape, nextCursor: z.string().nullable(), total: z.int() })
/** The same where the total may be unknown. */
export const widePage = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({
    ...shape,
    nextCursor: z.string().nullable(),
    total: z.int().nullable().meta({ description: 'Null where only reading everything would tell' }),
  })
export const SignedUrl = z.object({ url: z.string(), urlExpiresAt: z.iso.datetime() })
/** The bytes of an image, not JSON. */
export const ImageBytes = z.string().meta({ contentMediaType: 'application/octet-stream' })
/** Shown once. */
export const NewSecret = z.object({ token: z.string(), id: z.string() })
