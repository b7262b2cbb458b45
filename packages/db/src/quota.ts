import type { Collection, CollectionRows, CountedCollection } from './collections.ts'
import { StoreError } from './errors.ts'
import type { OutputRow, QuotaLimits, UserRow } from './rows.ts'

/** How the rows of a collection count: against which limit, per user or per image, and with how many bytes. */
interface QuotaRule<Row> {
  resource: keyof QuotaLimits
  per: 'user' | 'image'
  counts(row: Row): boolean
  bytes(row: Row): number
}

/** A rule for each counted collection; without one, this does not compile. */
export type QuotaRules = { [C in CountedCollection]: QuotaRule<CollectionRows[C]> }

const outputRule = {
  per: 'image',
  // A failed or cancelled one has no output, and its slot is free again.
  counts: ({ status }: OutputRow) => status === 'queued' || status === 'processing' || status === 'ready',
  bytes: ({ status, result }: OutputRow & { result: { bytes: number } | null }) =>
    status === 'ready' && result ? result.bytes : 0,
} as const

const quotaRules: QuotaRules = {
  images: {
    resource: 'images',
    per: 'user',
    counts: () => true,
    bytes: (image) => image.bytes,
  },
  compressions: { resource: 'compressionsPerImage', ...outputRule },
  tilings: { resource: 'tilingsPerImage', ...outputRule },
}
const countedCollections = Object.keys(quotaRules) as CountedCollection[]

/** The rows of one user that count. */
export type CountedRows = { [C in CountedCollection]: Iterable<CollectionRows[C]> }

/** The bytes of all of a user's originals and outputs. */
export function countBytes(rows: CountedRows): number {
  return countedCollections.reduce((sum, collection) => {
    let bytes = 0
    for (const row of rows[collection]) bytes += bytesOf(collection, row)
    return sum + bytes
  }, 0)
}

/** The bytes that one row counts with; those of collections that are not counted have none. */
export function bytesOf<C extends Collection>(collection: C, row: CollectionRows[C]): number {
  const rule = (quotaRules as Partial<Record<Collection, QuotaRule<CollectionRows[C]>>>)[collection]
  return rule?.bytes(row) ?? 0
}

/** The limit that a collection is counted against. */
export function resourceOf(collection: CountedCollection): keyof QuotaLimits {
  return quotaRules[collection].resource
}

/** How many of these rows take up a slot. */
export function countSlots<C extends CountedCollection>(
  collection: C,
  rows: Iterable<CollectionRows[C]>,
): number {
  const rule: QuotaRule<CollectionRows[C]> = quotaRules[collection]
  let slots = 0
  for (const row of rows) if (rule.counts(row)) slots++
  return slots
}

/** The server's limits with what differs for this user. */
export function limitsOf(user: UserRow, limits: QuotaLimits): QuotaLimits {
  const own = user.quota
  return {
    images: own.images ?? limits.images,
    bytes: own.bytes ?? limits.bytes,
    compressionsPerImage: own.compressionsPerImage ?? limits.compressionsPerImage,
    tilingsPerImage: own.tilingsPerImage ?? limits.tilingsPerImage,
  }
}

/** Rejects what does not fit. Nothing wanted always fits, also where a limit was lowered below what is there. */
export function requireRoom(
  resource: keyof QuotaLimits,
  wanted: number,
  room: { used: number; limit: number },
): void {
  if (wanted <= 0 || room.used + wanted <= room.limit) return
  const { used, limit } = room
  throw new StoreError(
    'QUOTA_EXCEEDED',
    `Expected at most ${limit} ${sayResource[resource]} but ${used} are used and ${wanted} more were asked for`,
    {
      details: { resource, used, limit },
    },
  )
}

const sayResource: Record<keyof QuotaLimits, string> = {
  images: 'images',
  bytes: 'bytes',
  compressionsPerImage: 'compressions of an image',
  tilingsPerImage: 'tilings of an image',
}
