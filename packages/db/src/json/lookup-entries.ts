import type { Collection, CollectionRows } from '../collections.ts'
import type { UserRow } from '../rows.ts'
import type { LookupKind, LookupOperation } from './change.ts'

/** What the lookup must know follows from the rows. */
export interface LookupEntry {
  kind: LookupKind
  key: string
  value: string
}

const entries: { [C in Collection]?: (row: CollectionRows[C]) => LookupEntry | null } = {
  sessions: ({ hash, userId, expiresAt }) => ({
    kind: 'sessions',
    key: hash,
    value: `${userId} ${expiresAt}`,
  }),
  tokens: ({ hash, userId }) => ({ kind: 'tokens', key: hash, value: userId }),
  invitations: ({ hash, userId, expiresAt }) => ({
    kind: 'invitations',
    key: hash,
    value: `${userId} ${expiresAt}`,
  }),
  shares: ({ hash, userId, expiresAt }) => ({ kind: 'shares', key: hash, value: `${userId} ${expiresAt}` }),
  tickets: ({ id, userId, expiresAt }) => ({ kind: 'tickets', key: id, value: `${userId} ${expiresAt}` }),
  jobs: ({ id, userId, status }) =>
    status === 'queued' || status === 'processing' ? { kind: 'jobs', key: id, value: userId } : null,
  webhooks: ({ id, userId }) => ({ kind: 'webhooks', key: id, value: userId }),
  deliveries: ({ id, userId, nextAttemptAt }) =>
    nextAttemptAt === null ? null : { kind: 'deliveries', key: id, value: `${userId} ${nextAttemptAt}` },
  idempotencyKeys: ({ hash, userId, expiresAt }) => ({
    kind: 'idempotencyKeys',
    key: hash,
    value: `${userId} ${expiresAt}`,
  }),
}

export function lookupEntry<C extends Collection>(
  collection: C,
  row: CollectionRows[C] | undefined,
): LookupEntry | null {
  return row ? (entries[collection]?.(row) ?? null) : null
}

/** Bound of a user's newest job or upload: whole hours, so that it seldom changes. */
export function activityOf(userId: string, createdAt: string): LookupOperation {
  const hour = 3_600_000
  const end = (Math.floor(Date.parse(createdAt) / hour) + 1) * hour
  return ['set', 'activity', userId, new Date(end).toISOString()]
}

export function adminOperation(user: UserRow): LookupOperation {
  return isActiveAdmin(user) ? ['set', 'admins', user.id, user.id] : ['drop', 'admins', user.id]
}

export function isActiveAdmin({ role, disabled }: UserRow): boolean {
  return role === 'admin' && !disabled
}

/** A value of the lookup: whose it is, and the time that goes with it, if any. */
export function splitValue(value: string): { userId: string; time: string } {
  const space = value.indexOf(' ')
  return space < 0
    ? { userId: value, time: '' }
    : { userId: value.slice(0, space), time: value.slice(space + 1) }
}
