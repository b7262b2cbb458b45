import type { Collection, CollectionRows } from '../collections.ts'
import type { EventRow, UserRow } from '../rows.ts'
import type { TotalsDelta } from './totals.ts'

/**
 * What one change does to one document. Rows are keyed as the document keys them. Applying an operation to a document that has it
 * already is prevented by sequence numbers, not by the operation.
 */
export type DocumentOperation =
  | ['create', UserRow]
  | ['user', Partial<UserRow>]
  | ['remove']
  | ['event', EventRow]
  | RowOperation

/** `patch` names only the fields that differ, which keeps the journal small. */
export type RowOperation = {
  [C in Collection]:
    | ['put', C, CollectionRows[C]]
    | ['patch', C, string, Partial<CollectionRows[C]>]
    | ['delete', C, string]
}[Collection]

/**
 * What the lookup finds users by: lower-case user name; hash of a session, token, share, invitation or idempotency key; id of a ticket, an unfinished job, a
 * webhook or a pending delivery. `admins` are the user ids of those who are enabled; `activity` says per user id when its newest job or
 * upload was made at the latest. `uncounted` are the user ids of those whose document could not be read when the folder was brought up to date: what
 * it holds is not yet in `admins`, `activity` and the totals.
 */
export const lookupKinds = [
  'usernames',
  'sessions',
  'tokens',
  'jobs',
  'shares',
  'invitations',
  'tickets',
  'webhooks',
  'deliveries',
  'idempotencyKeys',
  'admins',
  'activity',
  'uncounted',
] as const
export type LookupKind = (typeof lookupKinds)[number]

/** `set` gives the key a value: the user's id, and for what has a time (an expiry, the next attempt) also a space and that. */
export type LookupOperation = ['set', LookupKind, string, string] | ['drop', LookupKind, string]

/** The unit that is durable and visible as a whole, or not at all. */
export interface Change {
  /** By user id. */
  documents: [string, DocumentOperation[]][]
  lookup: LookupOperation[]
  /** What it adds to the totals of the store. */
  totals?: TotalsDelta | undefined
}

export interface NumberedChange extends Change {
  seq: number
}

/** One change of several: each is to another document. */
export function mergeChanges(changes: readonly Change[]): Change {
  const totals: TotalsDelta = {}
  for (const change of changes) {
    for (const [name, by] of Object.entries(change.totals ?? {}) as [keyof TotalsDelta, number][]) {
      totals[name] = (totals[name] ?? 0) + by
    }
  }
  return {
    documents: changes.flatMap(({ documents }) => documents),
    lookup: changes.flatMap(({ lookup }) => lookup),
    totals,
  }
}

/** One line of the journal: JSON, without the line feed. */
export function encodeChange(seq: number, { documents, lookup, totals }: Change): string {
  return JSON.stringify({ seq, documents, lookup, totals } satisfies NumberedChange)
}

/** The batch's checksum has vouched for the line, so it is what `encodeChange` wrote. */
export function decodeChange(line: Buffer): NumberedChange {
  return JSON.parse(line.toString()) as NumberedChange
}
