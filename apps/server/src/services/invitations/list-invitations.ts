import type { Invitation } from '../../contract/admin-objects.ts'
import type { PageQuery } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { namePeople } from '../users/view-user.ts'
import { toInvitation } from './view-invitation.ts'

/** The invitations of all admins, newest first; those that have expired go within the hour. */
export async function listInvitations(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  actor: Actor,
  query: PageQuery,
): Promise<{ invitations: Invitation[]; nextCursor: string | null; total: number }> {
  requireAdmin(actor, 'read')
  const { items, nextCursor, total } = await store.invitations.list(query)
  const nameOf = await namePeople(
    { store },
    items.flatMap(({ userId, usedBy }) => (usedBy === null ? [userId] : [userId, usedBy])),
  )
  const now = clock().toISOString()
  return { invitations: items.map((row) => toInvitation(row, { now, nameOf })), nextCursor, total }
}
