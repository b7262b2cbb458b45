import { z } from 'zod'
import { hasUnprintable } from './names.ts'

/** What clients send about shares. */

/** Not judged here: an id of a wrong form is simply an id of nothing. */
const Id = z.string()

/** Pictures of one share: a page that shows them all, and renditions that are made for it. */
const mostShared = 200

/** A second, so that a program can have a link that is used once and over; a year. */
const [leastHours, mostHours] = [1 / 3600, 8760]
const standardHours = 168

const ids = z.array(Id).min(1).max(mostShared).optional()

const Hours = z
  .number({ error: 'Expected a number of hours for expiresInHours' })
  .min(leastHours, `Expected at least a second (1/3600) for expiresInHours`)
  .max(mostHours, `Expected at most ${mostHours} hours, a year, for expiresInHours`)

const Title = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((title) => !hasUnprintable(title), { error: 'Expected no control characters for title' })

const Password = z
  .string()
  .min(4, 'Expected at least 4 characters for password')
  .max(256, 'Expected at most 256 characters for password')

const things = ['imageIds', 'compressionIds', 'tilingId'] as const

export const NewShare = z
  .strictObject({
    imageIds: ids,
    compressionIds: ids,
    tilingId: Id.optional(),
    title: Title.optional().meta({ description: 'Stands above the pictures' }),
    expiresInHours: Hours.default(standardHours),
    password: Password.optional().meta({ description: 'Asked for before anything is shown' }),
  })
  .refine((input) => things.filter((thing) => input[thing] !== undefined).length === 1, {
    error: `Expected exactly one of ${things.join(', ')}`,
  })
  .meta({ examples: [{ imageIds: ['01kq7x3v9m2c4d6f8g0h1j2k3m'], expiresInHours: 24 }] })
export type NewShare = z.infer<typeof NewShare>

export const SharePatch = z.strictObject({
  title: Title.nullable().optional(),
  expiresInHours: Hours.optional().meta({ description: 'From now on' }),
  password: Password.nullable().optional().meta({ description: 'Null takes it away' }),
})
export const UpdateShare = SharePatch.extend({ id: Id })
export type UpdateShare = z.infer<typeof UpdateShare>

const Token = z.string()
export const ByShareToken = z.strictObject({ token: Token })
export const OpenShare = ByShareToken.extend({ grant: z.string().max(200).optional() })
export type OpenShare = z.infer<typeof OpenShare>

/** Only its length is judged here: what is too short is simply wrong. */
export const SharePassword = z.strictObject({ password: z.string().max(256) })
export const UnlockShare = SharePassword.extend({ token: Token })
export type UnlockShare = z.infer<typeof UnlockShare>
