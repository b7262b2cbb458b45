import type { TokenScope, UserRow } from '@tessera/db'
import { ServiceError } from './errors.ts'

/** Who asks, and what that one may do. */
export interface Actor {
  userId: string
  username: string
  role: UserRow['role']
  createdAt: string
  scopes: readonly TokenScope[]
  /** The secret of the session, where it is one; null for an API token. */
  session: string | null
}

/** Throws `FORBIDDEN` unless the actor's credential was given this scope. */
export function requireScope(actor: Actor, scope: TokenScope): void {
  if (actor.scopes.includes(scope)) return
  throw new ServiceError('FORBIDDEN', `This token has no ${scope} scope`, {
    details: { scope, scopes: actor.scopes },
  })
}
