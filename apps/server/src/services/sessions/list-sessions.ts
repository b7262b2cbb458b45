import type { Session } from '../../contract/account-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ownSession } from '../auth/own-session.ts'

/** The sessions of the actor that live, the newest first. There are at most 100, so they come as one page. */
export async function listSessions(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
): Promise<{ sessions: Session[]; nextCursor: null; total: number }> {
  requireScope(actor, 'read')
  const now = clock().toISOString()
  const own = ownSession(actor)
  const rows = (await store.sessions.list(actor.userId)).filter(({ expiresAt }) => expiresAt > now)
  const sessions = rows.toReversed().map(({ id, hash, createdAt, expiresAt, address, userAgent }) => ({
    id,
    createdAt,
    expiresAt,
    address: address ?? null,
    userAgent: userAgent ?? null,
    current: hash === own,
  }))
  return { sessions, nextCursor: null, total: sessions.length }
}
