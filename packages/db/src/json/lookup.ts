import { crc32 } from 'node:zlib'
import { z } from 'zod'
import { type LookupKind, type LookupOperation, lookupKinds } from './change.ts'
import { parseVersioned } from './manifest.ts'
import { schemaVersion } from './migrations.ts'

/** In how many files the lookup is kept: with 100,000 users and 200,000 sessions, each is about 100 KB. */
export const shardCount = 256

/** Part of the lookup: the keys that `shardOf` sends here. */
export interface Shard extends Record<LookupKind, Map<string, string>> {
  /** The number of the last change it holds. */
  seq: number
}

/**
 * Finds users by what callers have in hand, and knows all user ids; in memory as a whole. It is written behind the journal in
 * shards, so that no write of it is large.
 */
export interface Lookup {
  readonly shards: readonly Shard[]
  /** Ids of all users. */
  readonly userIds: ReadonlySet<string>
  find(kind: LookupKind, key: string): string | undefined
  /** Leaves shards alone that hold the change already. */
  apply(seq: number, operations: readonly LookupOperation[]): void
  /** The shards that were changed since they were last written; who writes one takes it out first, and puts it back on failure. */
  readonly dirty: Set<number>
}

export function createLookup(shards: readonly Shard[]): Lookup {
  const userIds = new Set<string>()
  for (const shard of shards) for (const userId of shard.usernames.values()) userIds.add(userId)
  const dirty = new Set<number>()

  return {
    shards,
    userIds,
    dirty,
    find: (kind, key) => shards[shardOf(key)]?.[kind].get(key),
    apply(seq, operations) {
      for (const operation of operations) {
        const [verb, kind, key, value] = operation
        const number = shardOf(key)
        const shard = shards[number]
        // Equal: an earlier operation of this very change.
        if (!shard || seq < shard.seq || (seq === shard.seq && !dirty.has(number))) continue
        const known = shard[kind].get(key)
        // It only grows; and that it is known already is no reason to write the shard again.
        if (kind === 'activity' && verb === 'set' && known !== undefined && known >= value) continue
        shard.seq = seq
        dirty.add(number)
        if (verb === 'drop') shard[kind].delete(key)
        else shard[kind].set(key, value)
        if (kind !== 'usernames') continue
        if (verb === 'set') userIds.add(value)
        else if (known !== undefined) userIds.delete(known)
      }
    },
  }
}

export function createShard(): Shard {
  return { seq: 0, ...createKinds(() => []) }
}

/** Two hexadecimal digits. */
export function shardName(shard: number): string {
  return `${shard.toString(16).padStart(2, '0')}.json`
}

export function serialiseShard(shard: Shard): Buffer {
  const kinds = lookupKinds.map((kind) => [kind, [...shard[kind]]])
  return Buffer.from(
    `${JSON.stringify({ schema: schemaVersion, seq: shard.seq, ...Object.fromEntries(kinds) })}\n`,
  )
}

// Pairs, not an object: a user may be called `__proto__`.
// Looked at, not copied: copies of 300,000 of them are what a start would need most of its memory for.
const Entries = z.custom<[string, string][]>(
  (value) =>
    Array.isArray(value) &&
    value.every(
      (pair: unknown) =>
        Array.isArray(pair) &&
        pair.length === 2 &&
        typeof pair[0] === 'string' &&
        typeof pair[1] === 'string',
    ),
  'Expected pairs of texts',
)
// A shard of an older version lacks kinds.
const ShardFile = z
  .object({ seq: z.int().nonnegative() })
  .and(z.object(Object.fromEntries(lookupKinds.map((kind) => [kind, Entries.default([])]))))

/** Throws `DAMAGED` or `NEWER_SCHEMA` when the bytes of `file` are not a shard. */
export function parseShard(text: string, file: string): Shard {
  const read = parseVersioned(text, file, ShardFile)
  return { seq: read.seq, ...createKinds((kind) => read[kind] ?? []) }
}

function createKinds(
  entries: (kind: LookupKind) => [string, string][],
): Record<LookupKind, Map<string, string>> {
  return Object.fromEntries(lookupKinds.map((kind) => [kind, new Map(entries(kind))])) as Record<
    LookupKind,
    Map<string, string>
  >
}

function shardOf(key: string): number {
  return crc32(key) % shardCount
}
