import { jobStatuses, uploadOutcomes, userRoles } from '@tessera/db'
import { z } from 'zod'
import { ById, Credentials, PageQuery } from './inputs.ts'
import { hasUnprintable } from './names.ts'

/** What admins send. */

const Role = z.enum(userRoles)
const Limit = z.int().min(0)

/** Limits of one account; for what is not named the server's hold. */
const OwnLimits = z.strictObject({
  images: Limit.max(1e6).optional(),
  bytes: Limit.max(1e15).optional(),
  compressionsPerImage: Limit.max(1e4).optional(),
  tilingsPerImage: Limit.max(1e3).optional(),
})

export const UserQuery = PageQuery.extend({
  sort: z.enum(['username', 'createdAt']).default('username'),
  order: z.enum(['asc', 'desc']).default('asc'),
  search: z.string().max(200).optional().meta({ description: 'Part of the name' }),
})
export type UserQuery = z.infer<typeof UserQuery>

export const NewUser = Credentials.extend({ role: Role.default('member'), quota: OwnLimits.default({}) })
export type NewUser = z.infer<typeof NewUser>

export const UserPatch = z.strictObject({
  role: Role.optional(),
  disabled: z
    .boolean()
    .optional()
    .meta({ description: 'True ends all sessions and API tokens, and cancels all jobs' }),
  quota: OwnLimits.optional().meta({ description: 'Replaces all limits of its own' }),
})
export const UpdateUser = UserPatch.extend(ById.shape)
export type UpdateUser = z.infer<typeof UpdateUser>

export const NewPassword = Credentials.pick({ password: true })
export const ResetPassword = NewPassword.extend(ById.shape)
export type ResetPassword = z.infer<typeof ResetPassword>

export const NewInvitation = z.strictObject({
  note: z
    .string()
    .trim()
    .max(200)
    .refine((note) => !hasUnprintable(note), { error: 'Expected no control characters for note' })
    .default('')
    .meta({ description: 'For whom it is; only admins see it' }),
  role: Role.default('member'),
  expiresInDays: z.int().min(1).max(365).default(7),
})
export type NewInvitation = z.infer<typeof NewInvitation>

const ofUser = { userId: ById.shape.id.optional().meta({ description: 'Only what is of this user' }) }

export const AllJobsQuery = PageQuery.extend({ ...ofUser, status: z.enum(jobStatuses).optional() })
export type AllJobsQuery = z.infer<typeof AllJobsQuery>

export const UploadLogQuery = PageQuery.extend({ ...ofUser, outcome: z.enum(uploadOutcomes).optional() })
export type UploadLogQuery = z.infer<typeof UploadLogQuery>
