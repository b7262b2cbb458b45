import type { UserRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { type Actor, scopesOf } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { hashSecret } from './credentials.ts'

type Needs = Pick<Deps, 'store' | 'sessions' | 'clock'>

/** Who holds this session; null if it is over. `renewed` when the cookie must be sent again. */
export async function authenticateSession(
  { store, sessions }: Needs,
  secret: string,
): Promise<{ actor: Actor; renewed: boolean } | null> {
  const session = await sessions.validate(secret)
  const user = session && (await store.users.get(session.userId))
  if (!user || user.disabled) return null
  return { actor: toActor(user, { scopes: scopesOf(user.role), session: secret }), renewed: session.renewed }
}

/** Whether this session lives, without extending its life: for where no cookie can be sent. */
export async function isSessionAlive({ store, clock }: Needs, secret: string): Promise<boolean> {
  const found = await store.sessions.find(hashSecret(secret))
  return found !== null && !found.user.disabled && found.session.expiresAt > clock().toISOString()
}

/** Who holds this API token. Throws `UNAUTHENTICATED`: whoever sends one means to be known by it. */
export async function authenticateToken({ store, clock }: Needs, secret: string): Promise<Actor> {
  const found = await store.tokens.find(hashSecret(secret))
  const over =
    !found ||
    found.user.disabled ||
    (found.token.expiresAt !== null && found.token.expiresAt <= clock().toISOString())
  if (over)
    throw new ServiceError(
      'UNAUTHENTICATED',
      'This API token is not valid, or it has expired or been revoked',
    )
  // Of an admin who is one no longer, the token can do what the others can.
  const scopes = found.token.scopes.filter((scope) => scopesOf(found.user.role).includes(scope))
  return toActor(found.user, { scopes, session: null })
}

function toActor({ id, username, role, createdAt }: UserRow, rest: Pick<Actor, 'scopes' | 'session'>): Actor {
  return { userId: id, username, role, createdAt, ...rest }
}
