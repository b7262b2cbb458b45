import type { Collection } from '../collections.ts'
import { bytesOf } from '../quota.ts'
import type { Change, LookupOperation } from './change.ts'
import { type Document, rowKeys, rowsOf } from './document.ts'
import type { Documents } from './documents.ts'
import type { StoreLogger } from './logger.ts'
import type { Lookup } from './lookup.ts'
import { activityOf, adminOperation, isActiveAdmin } from './lookup-entries.ts'
import type { Totals, TotalsDelta } from './totals.ts'

/**
 * The change that adds to a folder of version 1 what follows from rows and was not kept then: who is an admin, when each user was active,
 * and the totals. It reads every document once; they are brought up to date themselves whenever they are read. Made again after a
 * crash, it is the same. A document that is damaged is in the log, and its user is noted as `uncounted` until `countUser`.
 */
export async function upgradeStore(
  documents: Documents,
  { lookup, totals, logger }: { lookup: Lookup; totals: Totals; logger: StoreLogger },
): Promise<Change> {
  const operations: LookupOperation[] = []
  const sums: TotalsDelta = { users: lookup.userIds.size }
  for (const userId of lookup.userIds) {
    const document = await documents.read(userId).catch(() => null)
    if (!document) {
      operations.push(['set', 'uncounted', userId, userId])
      continue
    }
    const counted = countUser(document, lookup)
    operations.push(...counted.lookup)
    for (const [name, by] of Object.entries(counted.totals) as [keyof TotalsDelta, number][]) {
      sums[name] = (sums[name] ?? 0) + by
    }
  }
  for (const name of Object.keys(sums) as (keyof TotalsDelta)[])
    sums[name] = (sums[name] ?? 0) - totals.get(name)
  logger.info({ users: lookup.userIds.size }, 'The data folder is brought up to date')
  return { documents: [], lookup: operations, totals: sums }
}

/** The change that adds what one document holds, and takes its user out of `uncounted`. */
export function countUser(document: Document, lookup: Lookup): Change & { totals: TotalsDelta } {
  const { user, jobs } = document
  const operations: LookupOperation[] = []
  if (lookup.find('uncounted', user.id)) operations.push(['drop', 'uncounted', user.id])
  if (isActiveAdmin(user)) operations.push(adminOperation(user))
  const newest = [...jobs.values()].reduce((at, job) => (job.createdAt > at ? job.createdAt : at), '')
  if (newest !== '') operations.push(activityOf(user.id, newest))
  return { documents: [], lookup: operations, totals: sumOf(document) }
}

/** What one document adds to the totals, but for its user. */
export function sumOf(document: Document): TotalsDelta {
  const sums: TotalsDelta = { bytes: 0 }
  for (const collection of Object.keys(rowKeys) as Collection[]) {
    const rows = rowsOf(document, collection)
    sums[collection] = rows.size
    for (const row of rows.values()) sums.bytes = (sums.bytes ?? 0) + bytesOf(collection, row)
  }
  return sums
}
