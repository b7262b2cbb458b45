import type { Collection, CollectionRows } from '../collections.ts'
import type { EventRow, UserRow } from '../rows.ts'

/**
 * What one change does to one document. Rows are keyed as the document keys them. Applying an operation to a document that has it
 * already is prevented by sequence numbers, not by the operation.
 */
export type DocumentOperation = ['create', UserRow] | ['event', EventRow] | RowOperation

/** `patch` names only the fields that differ, which keeps the journal small. */
export type RowOperation = {
  [C in Collection]:
    | ['put', C, CollectionRows[C]]
    | ['patch', C, string, Partial<CollectionRows[C]>]
    | ['delete', C, string]
}[Collection]

/** What the lookup finds users by: lower-case user name, session hash, token hash, id of an unfinished job. */
export const lookupKinds = ['usernames', 'sessions', 'tokens', 'jobs'] as const
export type LookupKind = (typeof lookupKinds)[number]

/** `set` gives the key a value: the user's id, and for a session also a space and its expiry. */
export type LookupOperation = ['set', LookupKind, string, string] | ['drop', LookupKind, string]

/** The unit that is durable and visible as a whole, or not at all. */
export interface Change {
  /** By user id. */
  documents: [string, DocumentOperation[]][]
  lookup: LookupOperation[]
}

export interface NumberedChange extends Change {
  seq: number
}

/** One line of the journal: JSON, without the line feed. */
export function encodeChange(seq: number, { documents, lookup }: Change): string {
  return JSON.stringify({ seq, documents, lookup } satisfies NumberedChange)
}

/** The batch's checksum has vouched for the line, so it is what `encodeChange` wrote. */
export function decodeChange(line: Buffer): NumberedChange {
  return JSON.parse(line.toString()) as NumberedChange
}
