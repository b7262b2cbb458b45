import { z } from 'zod'
import { Bytes, Count, Id, Sha256, Timestamp } from './fields.ts'

export interface QuotaLimits {
  images: number
  bytes: number
  compressionsPerImage: number
  tilingsPerImage: number
}
const quotaLimits = z.object({
  images: Count,
  bytes: Bytes,
  compressionsPerImage: Count,
  tilingsPerImage: Count,
})
export const QuotaLimits: z.ZodType<QuotaLimits> = quotaLimits

export const userRoles = ['admin', 'member'] as const
export type UserRole = (typeof userRoles)[number]

export interface UserRow {
  id: string
  /** As the person wrote it; unique without regard to case. */
  username: string
  passwordHash: string
  role: UserRole
  disabled: boolean
  /** What differs from the server's limits for this user. */
  quota: { [Limit in keyof QuotaLimits]?: number | undefined }
  createdAt: string
}
export const UserRow: z.ZodType<UserRow> = z.object({
  id: Id,
  username: z.string(),
  passwordHash: z.string(),
  role: z.enum(userRoles),
  disabled: z.boolean(),
  quota: quotaLimits.partial(),
  createdAt: Timestamp,
})

export interface SessionRow {
  /** Public: shown in lists and used to revoke. The secret itself is nowhere in the store. */
  id: string
  /** SHA-256 of the secret that the cookie carries, in hex. */
  hash: string
  userId: string
  createdAt: string
  expiresAt: string
  /** The address that it began from, and what the browser called itself; where they are not known they are not there. */
  address?: string | undefined
  userAgent?: string | undefined
}
export const SessionRow: z.ZodType<SessionRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  address: z.string().optional(),
  userAgent: z.string().optional(),
})

export const tokenScopes = ['read', 'write', 'admin'] as const
export type TokenScope = (typeof tokenScopes)[number]
export const TokenScope: z.ZodEnum<{ read: 'read'; write: 'write'; admin: 'admin' }> = z.enum(tokenScopes)

export interface TokenRow {
  id: string
  /** SHA-256 of the token, in hex. */
  hash: string
  userId: string
  name: string
  scopes: TokenScope[]
  createdAt: string
  expiresAt: string | null
}
export const TokenRow: z.ZodType<TokenRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  name: z.string(),
  scopes: z.array(TokenScope),
  createdAt: Timestamp,
  expiresAt: Timestamp.nullable(),
})

/** Lets one person register. It belongs to the admin who made it. */
export interface InvitationRow {
  id: string
  /** SHA-256 of the invitation's token, in hex. */
  hash: string
  userId: string
  /** For whom it is, in the admin's words. */
  note: string
  role: UserRole
  createdAt: string
  expiresAt: string
  /** The account that was made with it. */
  usedBy: string | null
  usedAt: string | null
}
export const InvitationRow: z.ZodType<InvitationRow> = z.object({
  id: Id,
  hash: Sha256,
  userId: Id,
  note: z.string(),
  role: z.enum(userRoles),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  usedBy: Id.nullable(),
  usedAt: Timestamp.nullable(),
})
