import type { InvitationRow } from '@tessera/db'
import type { Invitation, Person } from '../../contract/admin-objects.ts'

/** An invitation as admins see it, without what would let somebody in. */
export function toInvitation(
  { id, userId, note, role, createdAt, expiresAt, usedBy, usedAt }: InvitationRow,
  { now, nameOf }: { now: string; nameOf: (userId: string) => Person },
): Invitation {
  const status = usedBy !== null ? 'used' : expiresAt <= now ? 'expired' : 'open'
  return {
    id,
    note,
    role,
    status,
    createdBy: nameOf(userId),
    createdAt,
    expiresAt,
    usedBy: usedBy === null ? null : nameOf(usedBy),
    usedAt,
  }
}
