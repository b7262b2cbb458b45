import { z } from 'zod'
import { Credentials } from './inputs.ts'

/** What people send about their own account. */

/** For what was a password once, under whatever rules. */
const KnownPassword = z.string().max(256)

export const Register = Credentials.extend({
  invitation: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'The token of an invitation; needed where registration is by invitation' }),
})
export type Register = z.infer<typeof Register>

export const LogoutEverywhere = z.strictObject({
  keepCurrent: z.boolean().default(false).meta({ description: 'Whether the session that asks stays' }),
})
export type LogoutEverywhere = z.infer<typeof LogoutEverywhere>

export const ChangePassword = z.strictObject({
  currentPassword: KnownPassword,
  newPassword: z
    .string()
    .min(8, 'Expected at least 8 characters for newPassword')
    .max(256, 'Expected at most 256 characters for newPassword'),
  revokeTokens: z.boolean().default(false).meta({ description: 'Whether all API tokens end as well' }),
})
export type ChangePassword = z.infer<typeof ChangePassword>

export const DeleteAccount = z.strictObject({ password: KnownPassword })
export type DeleteAccount = z.infer<typeof DeleteAccount>
