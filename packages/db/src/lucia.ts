import { createHash } from 'node:crypto'
import type { Adapter } from 'lucia'
import { StoreError } from './errors.ts'
import type { Store } from './port.ts'
import type { SessionRow, UserRow } from './rows.ts'

/** What lucia hands on about a session; `publicId` is the one to show and to revoke by. */
export type SessionAttributes = Pick<SessionRow, 'createdAt'> & { publicId: string }
/** What lucia hands on about a user. */
export type UserAttributes = Pick<UserRow, 'username' | 'role' | 'createdAt'>

/** The form in which the store knows a session's secret: SHA-256 in hex. The secret has 125 random bits, so it needs no salt. */
export function hashSessionSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/**
 * Lucia on a Store. Lucia takes a session's id for its secret and does not hash it; so here an id that comes in is hashed before it is
 * looked up, and given back raw, because lucia copies it into the renewed cookie. Lists show public ids. A disabled user has no sessions.
 */
export function createLuciaAdapter(
  { sessions }: Pick<Store, 'sessions'>,
  { clock, ids }: { clock: () => Date; ids: () => string },
): Adapter {
  return {
    async getSessionAndUser(secret) {
      const found = await sessions.find(hashSessionSecret(secret))
      if (!found || found.user.disabled) return [null, null]
      const { session, user } = found
      return [describeSession(secret, session), { id: user.id, attributes: describeUser(user) }]
    },

    async getUserSessions(userId) {
      return (await sessions.list(userId)).map((session) => describeSession(session.id, session))
    },

    setSession: ({ id: secret, userId, expiresAt }) =>
      sessions.create({
        id: ids(),
        hash: hashSessionSecret(secret),
        userId,
        createdAt: clock().toISOString(),
        expiresAt: expiresAt.toISOString(),
      }),

    async updateSessionExpiration(secret, expiresAt) {
      await sessions.renew(hashSessionSecret(secret), expiresAt.toISOString()).catch((error: unknown) => {
        // Logged out while this request was on its way: nothing is left to renew.
        if (!(error instanceof StoreError && error.code === 'NOT_FOUND')) throw error
      })
    },

    deleteSession: (secret) => sessions.delete(hashSessionSecret(secret)),
    deleteUserSessions: (userId) => sessions.deleteAll(userId),
    deleteExpiredSessions: async () => {
      await sessions.deleteExpired(clock().toISOString())
    },
  }
}

function describeSession(
  id: string,
  { id: publicId, userId, createdAt, expiresAt }: SessionRow,
): {
  id: string
  userId: string
  expiresAt: Date
  attributes: SessionAttributes
} {
  return { id, userId, expiresAt: new Date(expiresAt), attributes: { publicId, createdAt } }
}

function describeUser({ username, role, createdAt }: UserRow): UserAttributes {
  return { username, role, createdAt }
}
