import type { Collection, CollectionRows } from '../collections.ts'
import { bytesOf } from '../quota.ts'
import { EventRow, type JobRow, UserRow } from '../rows.ts'
import { usernameKey } from '../username-key.ts'
import type { Change, DocumentOperation, LookupOperation, RowOperation } from './change.ts'
import { type Document, rowKeys, rowSchemas, rowsOf } from './document.ts'
import { activityOf, adminOperation, isActiveAdmin, lookupEntry } from './lookup-entries.ts'
import { queueDeliveries, trimDeliveries } from './queue-deliveries.ts'
import type { TotalsDelta } from './totals.ts'

/**
 * A change in the making: what a verb reads and writes. It sees its own writes; the document itself is touched only after the change
 * is on disk. What the lookup and the totals must know follows from the rows, as do deliveries from events. Rows that their schema
 * does not allow are refused here, because a document that holds one could not be read again.
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
  patchUser(fields: Partial<UserRow>): UserRow
  /** The user goes, with all rows. Nothing can be written afterwards. */
  removeUser(): void
  emit(event: Omit<EventRow, 'seq'>): void
  /** Null when nothing was written. */
  toChange(): Change | null
}

/** `isNew`: the change begins with the making of the document. */
export function createDraft(document: Document, { isNew = false }: { isNew?: boolean } = {}): Draft {
  let user = isNew ? UserRow.parse(document.user) : document.user
  let operations: DocumentOperation[] = isNew ? [['create', user]] : []
  const lookup: LookupOperation[] = isNew ? [['set', 'usernames', usernameKey(user.username), user.id]] : []
  if (isNew && isActiveAdmin(user)) lookup.push(adminOperation(user))
  const totals: TotalsDelta = isNew ? { users: 1 } : {}
  const staged = new Map<Collection, Map<string, CollectionRows[Collection] | null>>()
  let nextEvent = document.nextEvent
  let hasNewDeliveries = false

  const get = <C extends Collection>(collection: C, key: string): CollectionRows[C] | undefined => {
    const written = staged.get(collection)?.get(key) as CollectionRows[C] | null | undefined
    return written === undefined ? rowsOf(document, collection).get(key) : (written ?? undefined)
  }

  const list = <C extends Collection>(collection: C): CollectionRows[C][] => {
    const rows = rowsOf(document, collection)
    const written = staged.get(collection) as Map<string, CollectionRows[C] | null> | undefined
    if (!written) return [...rows.values()]
    const merged = new Map<string, CollectionRows[C] | null>([...rows, ...written])
    return [...merged.values()].filter((row) => row !== null)
  }

  function count(name: keyof TotalsDelta, by: number): void {
    const sum = (totals[name] ?? 0) + by
    if (sum === 0) delete totals[name]
    else totals[name] = sum
  }

  function write<C extends Collection>(collection: C, key: string, row: CollectionRows[C] | null): void {
    const previous = get(collection, key)
    const before = lookupEntry(collection, previous)
    const after = lookupEntry(collection, row ?? undefined)
    if (after && after.value !== before?.value) lookup.push(['set', after.kind, after.key, after.value])
    if (before && !after) lookup.push(['drop', before.kind, before.key])
    count(collection, Number(row !== null) - Number(previous !== undefined))
    count('bytes', (row ? bytesOf(collection, row) : 0) - (previous ? bytesOf(collection, previous) : 0))
    const rows = staged.get(collection) ?? new Map<string, CollectionRows[Collection] | null>()
    staged.set(collection, rows.set(key, row))
  }

  const draft: Draft = {
    get user() {
      return user
    },
    get,
    list,
    put: (collection, row) => {
      const allowed = rowSchemas[collection].parse(row)
      write(collection, rowKeys[collection](allowed), allowed)
      operations.push(['put', collection, allowed] as RowOperation)
      if (collection === 'deliveries') hasNewDeliveries = true
      if (collection === 'jobs' || collection === 'uploads') {
        lookup.push(activityOf(user.id, (allowed as { createdAt: string }).createdAt))
      }
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
    patchUser: (fields) => {
      const before = user
      user = UserRow.parse({ ...user, ...fields })
      operations.push(['user', fields])
      if (isActiveAdmin(before) !== isActiveAdmin(user)) lookup.push(adminOperation(user))
      return user
    },
    removeUser: () => {
      for (const collection of Object.keys(rowKeys) as Collection[]) {
        for (const key of rowsOf(document, collection).keys()) write(collection, key, null)
      }
      count('users', -1)
      lookup.push(['drop', 'activity', user.id], ['drop', 'admins', user.id])
      lookup.push(['drop', 'usernames', usernameKey(user.username)])
      operations = [['remove']]
    },
    emit: (event) => {
      const row = EventRow.parse({ seq: nextEvent, ...event })
      operations.push(['event', row])
      nextEvent++
      queueDeliveries(draft, row)
    },
    toChange: () => {
      if (hasNewDeliveries) trimDeliveries(draft)
      return operations.length === 0 ? null : { documents: [[user.id, operations]], lookup, totals }
    },
  }
  return draft
}

export function isUnfinished({ status }: Pick<JobRow, 'status'>): boolean {
  return status === 'queued' || status === 'processing'
}
