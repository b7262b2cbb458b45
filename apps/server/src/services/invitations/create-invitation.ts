import type { InvitationRow } from '@tessera/db'
import type { NewInvitation } from '../../contract/admin-inputs.ts'
import type { Invitation } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { hashSecret, makeSecret } from '../auth/credentials.ts'
import { ServiceError } from '../errors.ts'
import { toInvitation } from './view-invitation.ts'

type Needs = Pick<Deps, 'store' | 'ids' | 'clock' | 'config' | 'links'>

/**
 * Lets one person register, with a role, for some days. The token and the link with it are in this answer and nowhere else. Throws `CONFLICT`
 * where registration is closed, since nobody could use it, and `QUOTA_EXCEEDED` beyond 1,000 open ones.
 */
export async function createInvitation(
  { store, ids, clock, config, links }: Needs,
  actor: Actor,
  { note, role, expiresInDays }: NewInvitation,
): Promise<{ invitation: Invitation; token: string; url: string }> {
  requireAdmin(actor, 'write')
  if (config.registration === 'closed') {
    throw new ServiceError('CONFLICT', 'Registration is closed on this server: make the account instead')
  }
  const token = makeSecret('tsi')
  const created = clock()
  const row: InvitationRow = {
    id: ids(),
    hash: hashSecret(token),
    userId: actor.userId,
    note,
    role,
    createdAt: created.toISOString(),
    expiresAt: new Date(created.getTime() + expiresInDays * 86_400_000).toISOString(),
    usedBy: null,
    usedAt: null,
  }
  await store.invitations.create(row)
  const nameOf = (id: string) => ({ id, username: actor.username })
  return {
    invitation: toInvitation(row, { now: row.createdAt, nameOf }),
    token,
    // Behind `#`, which browsers keep to themselves: so it comes into no log, here or at a proxy.
    url: `${links.origin}/register#invitation=${token}`,
  }
}
