import type { SessionRow, Store } from '@tessera/db'
import { createLuciaAdapter } from '@tessera/db/lucia'
import { type Cookie, Lucia, TimeSpan } from 'lucia'
import type { Clock, Ids } from '../../ids.ts'
import { hashSecret, makeSecret } from './credentials.ts'

/** Where somebody logs in from. */
export interface Visitor {
  address: string
  /** What the browser calls itself. */
  userAgent?: string | undefined
}

/** Sessions of people in a browser, kept by lucia on the store. */
export interface Sessions {
  /** A new session and its secret; the row still has to be stored, so that an account and its first session are one change. */
  prepare(userId: string, visitor: Visitor): { secret: string; row: SessionRow }
  /** Null unless the session lives. `renewed` when its life was extended: the cookie must then be sent again. */
  validate(secret: string): Promise<{ userId: string; renewed: boolean } | null>
  end(secret: string): Promise<void>
  cookieFor(secret: string): Cookie
  blankCookie(): Cookie
  readonly cookieName: string
}

/** Browsers call themselves in some 120 characters; what others send is kept no further. */
const longestUserAgent = 256

/** Lucia renews at half of this. */
const daysOfLife = 30

export function createSessions({
  store,
  clock,
  ids,
  secure,
}: {
  store: Store
  clock: Clock
  ids: Ids
  secure: boolean
}): Sessions {
  const lucia = new Lucia(createLuciaAdapter(store, { clock, ids }), {
    sessionExpiresIn: new TimeSpan(daysOfLife, 'd'),
    sessionCookie: { name: 'tessera_session', attributes: { secure, sameSite: 'lax', path: '/' } },
  })

  return {
    prepare(userId, { address, userAgent }) {
      const secret = makeSecret('tss')
      const createdAt = clock()
      const expiresAt = new Date(createdAt.getTime() + daysOfLife * 86_400_000)
      const row = {
        id: ids(),
        hash: hashSecret(secret),
        userId,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        address,
        userAgent: userAgent?.slice(0, longestUserAgent),
      }
      return { secret, row }
    },
    async validate(secret) {
      const { session } = await lucia.validateSession(secret)
      return session && { userId: session.userId, renewed: session.fresh }
    },
    end: (secret) => lucia.invalidateSession(secret),
    cookieFor: (secret) => lucia.createSessionCookie(secret),
    blankCookie: () => lucia.createBlankSessionCookie(),
    cookieName: lucia.sessionCookieName,
  }
}
