import { uploadOutcomes, uploadWays, userRoles } from '@tessera/db'
import { z } from 'zod'
import { Failure, Job, Quota, User } from './objects.ts'

/** What admins are told. */

const Time = z.iso.datetime()
const Count = z.int().nonnegative()

const Limits = z.object({
  images: Count,
  bytes: Count,
  compressionsPerImage: Count,
  tilingsPerImage: Count,
})

export const Account = User.extend({
  disabled: z.boolean(),
  quota: Quota,
  ownLimits: Limits.partial().meta({ description: 'Limits that differ from the server’s' }),
}).meta({ id: 'Account', description: 'An account with what it uses, as admins see it' })
export type Account = z.infer<typeof Account>

export const Person = z
  .object({ id: z.string(), username: z.string().nullable().meta({ description: 'Null once deleted' }) })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const Usage = z
  .object({ users: Count, images: Count, compressions: Count, tilings: Count, bytes: Count, limits: Limits })
  .meta({ id: 'Usage', description: 'Of all accounts together, and the limits of those without their own' })
export type Usage = z.infer<typeof Usage>

export const SomeonesJob = Job.extend({ user: Person }).meta({ id: 'SomeonesJob' })
export type SomeonesJob = z.infer<typeof SomeonesJob>

export const LoggedUpload = z
  .object({
    id: z.string(),
    user: Person,
    via: z.enum(uploadWays),
    name: z.string(),
    bytes: Count.meta({ description: 'That arrived' }),
    outcome: z.enum(uploadOutcomes),
    imageId: z.string().nullable(),
    error: Failure.nullable(),
    address: z.string().nullable(),
    createdAt: Time,
  })
  .meta({ id: 'LoggedUpload', description: 'A line of the upload log' })
export type LoggedUpload = z.infer<typeof LoggedUpload>

export const Invitation = z
  .object({
    id: z.string(),
    note: z.string(),
    role: z.enum(userRoles),
    status: z.enum(['open', 'used', 'expired']),
    createdBy: Person,
    createdAt: Time,
    expiresAt: Time,
    usedBy: Person.nullable(),
    usedAt: Time.nullable(),
  })
  .meta({ id: 'Invitation', description: 'Lets one person register; its token is shown once' })
export type Invitation = z.infer<typeof Invitation>
