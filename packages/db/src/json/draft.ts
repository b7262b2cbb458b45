import type { Collection, CollectionRows } from '../collections.ts'
import { EventRow, type JobRow, UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import type { Change, DocumentOperation, LookupKind, LookupOperation, RowOperation } from './change.ts'
import { type Document, rowKeys, rowSchemas, rowsOf } from './document.ts'

/**
 * A change in the making: what a verb reads and writes. It sees its own writes; the document itself is touched only after the change
 * is on disk. What the lookup must know follows from the rows. Rows that their schema does not allow are refused here, because
 * a document that holds one could not be read again.
 */
export interface Draft {
  readonly user: UserRow
  get<C extends Collection>(collection: C, key: string): CollectionRows[C] | undefined
  list<C extends Collection>(collection: C): CollectionRows[C][]
  put<C extends Collection>(collection: C, row: CollectionRows[C]): void
  /** Answers with the whole row as it then is. The row must be there. */
  patch<C extends Collection>(
    collection: C,
    key: string,
    fields: Partial<CollectionRows[C]>,
  ): CollectionRows[C]
  remove(collection: Collection, key: string): void
  emit(event: Omit<EventRow, 'seq'>): void
  /** Null when nothing was written. */
  toChange(): Change | null
}

/** `isNew`: the change begins with the making of the document. */
export function createDraft(document: Document, { isNew = false }: { isNew?: boolean } = {}): Draft {
  const user = isNew ? UserRow.parse(document.user) : document.user
  const operations: DocumentOperation[] = isNew ? [['create', user]] : []
  const lookup: LookupOperation[] = isNew ? [['set', 'usernames', usernameKey(user.username), user.id]] : []
  const staged = new Map<Collection, Map<string, CollectionRows[Collection] | null>>()
  let nextEvent = document.nextEvent

  const get = <C extends Collection>(collection: C, key: string): CollectionRows[C] | undefined => {
    const written = staged.get(collection)?.get(key) as CollectionRows[C] | null | undefined
    return written === undefined ? rowsOf(document, collection).get(key) : (written ?? undefined)
  }

  function write(collection: Collection, key: string, row: CollectionRows[Collection] | null): void {
    const before = lookupEntry(collection, get(collection, key))
    const after = lookupEntry(collection, row ?? undefined)
    if (after && after.value !== before?.value) lookup.push(['set', after.kind, after.key, after.value])
    if (before && !after) lookup.push(['drop', before.kind, before.key])
    const rows = staged.get(collection) ?? new Map<string, CollectionRows[Collection] | null>()
    staged.set(collection, rows.set(key, row))
  }

  return {
    user,
    get,
    list: <C extends Collection>(collection: C) => {
      const rows = rowsOf(document, collection)
      const written = staged.get(collection) as Map<string, CollectionRows[C] | null> | undefined
      if (!written) return [...rows.values()]
      const merged = new Map<string, CollectionRows[C] | null>([...rows, ...written])
      return [...merged.values()].filter((row) => row !== null)
    },
    put: (collection, row) => {
      const allowed = rowSchemas[collection].parse(row)
      write(collection, rowKeys[collection](allowed), allowed)
      operations.push(['put', collection, allowed] as RowOperation)
    },
    patch: (collection, key, fields) => {
      const patched = rowSchemas[collection].parse({ ...get(collection, key), ...fields })
      write(collection, key, patched)
      operations.push(['patch', collection, key, fields] as RowOperation)
      return patched
    },
    remove: (collection, key) => {
      write(collection, key, null)
      operations.push(['delete', collection, key])
    },
    emit: (event) => {
      operations.push(['event', EventRow.parse({ seq: nextEvent, ...event })])
      nextEvent++
    },
    toChange: () => (operations.length === 0 ? null : { documents: [[user.id, operations]], lookup }),
  }
}

export function isUnfinished({ status }: Pick<JobRow, 'status'>): boolean {
  return status === 'queued' || status === 'processing'
}

function lookupEntry(
  collection: Collection,
  row: CollectionRows[Collection] | undefined,
): { kind: LookupKind; key: string; value: string } | null {
  if (!row) return null
  if (collection === 'sessions') {
    const { hash, userId, expiresAt } = row as CollectionRows['sessions']
    return { kind: 'sessions', key: hash, value: `${userId} ${expiresAt}` }
  }
  if (collection === 'tokens') {
    const { hash, userId } = row as CollectionRows['tokens']
    return { kind: 'tokens', key: hash, value: userId }
  }
  if (collection === 'jobs' && isUnfinished(row as JobRow)) {
    return { kind: 'jobs', key: row.id, value: row.userId }
  }
  return null
}
