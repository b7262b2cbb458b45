import { type TokenScope, tokenScopes, type UserRow } from '@tessera/db'
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

/** Throws `FORBIDDEN` unless the actor is an admin whose credential may act as one, and has this scope. */
export function requireAdmin(actor: Actor, scope: 'read' | 'write'): void {
  if (actor.role !== 'admin') throw new ServiceError('FORBIDDEN', 'Only an admin may do this')
  requireScope(actor, 'admin')
  requireScope(actor, scope)
}

/** What an account of this role may do, and so what it may give to a token. */
export function scopesOf(role: UserRow['role']): readonly TokenScope[] {
  return role === 'admin' ? tokenScopes : tokenScopes.filter((scope) => scope !== 'admin')
}
