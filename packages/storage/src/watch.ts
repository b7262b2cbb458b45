import { ownerOf, userPrefix } from './keys.ts'
import type { BlobStore } from './port.ts'

/** What a look at the blobs found. */
export interface BlobComparison {
  /** Keys that no row names, and that were not removed: too young, or seen for the first time. */
  orphans: string[]
  /** Keys that no row named at two looks, and that are gone now. */
  removed: string[]
  /** Keys that rows name, and that are not there. */
  missing: string[]
}

/** Looks after what is stored, now and then: an hour between two looks is a good measure. */
export interface BlobWatch {
  /** Compares all blobs with all rows once. Nothing is removed at the first look of a process. */
  look(): Promise<BlobComparison>
}

/** The keys that a user's rows stand for. */
export interface NamedKeys {
  /** What must be there. */
  needed: ReadonlySet<string>
  /** What may be there: made when it is first asked for, and anew when it is gone. */
  spare: ReadonlySet<string>
}

/** How old a blob must be, in milliseconds, to be taken for an orphan: its row is written a moment after it, or never. */
const youngest = 3_600_000

/**
 * Finds blobs without rows and rows without blobs. An orphan is removed at the second look that finds it, if rows that are read at that very
 * moment do not name it either. `namedBy` answers with the keys that a user's rows name, nobody's being none; where it rejects,
 * because those rows cannot be read, nothing of that user is judged.
 */
export function createBlobWatch({
  blobs,
  clock,
  userIds,
  namedBy,
  onUnreadable,
}: {
  blobs: Pick<BlobStore, 'list' | 'head' | 'delete'>
  clock: () => Date
  /** Everybody who may have rows. */
  userIds: () => AsyncIterable<string>
  namedBy: (userId: string) => Promise<NamedKeys>
  onUnreadable: (userId: string, error: unknown) => void
}): BlobWatch {
  let suspects = new Set<string>()

  async function readNamed(userId: string): Promise<NamedKeys | null> {
    try {
      return await namedBy(userId)
    } catch (error) {
      onUnreadable(userId, error)
      return null
    }
  }

  async function judge(
    owner: string,
    stored: ReadonlyMap<string, Date>,
    comparison: BlobComparison,
  ): Promise<void> {
    // Read after the listing: a row that came in between names its blob, one that went may leave it for the next look.
    const named = await readNamed(owner)
    if (!named) return
    const oldest = clock().getTime() - youngest
    for (const [key, modifiedAt] of stored) {
      if (named.needed.has(key) || named.spare.has(key)) continue
      // Its time is read again: a job may have placed its output anew under a key that an earlier process left.
      const isOld = async () => ((await blobs.head(key))?.modifiedAt ?? modifiedAt).getTime() <= oldest
      if (!suspects.has(key) || !(await isOld())) comparison.orphans.push(key)
      else {
        await blobs.delete(key)
        comparison.removed.push(key)
      }
    }
    for (const key of named.needed) {
      // It may have come after the listing.
      if (!stored.has(key) && !(await blobs.head(key))) await confirmMissing(owner, key, comparison)
    }
  }

  /** A row may have gone, and its blob after it, since it was read. */
  async function confirmMissing(owner: string, key: string, comparison: BlobComparison): Promise<void> {
    if ((await readNamed(owner))?.needed.has(key)) comparison.missing.push(key)
  }

  return {
    async look() {
      const comparison: BlobComparison = { orphans: [], removed: [], missing: [] }
      const seen = new Set<string>()
      for await (const userId of userIds()) {
        seen.add(userId)
        await judge(userId, await listOf(blobs, userPrefix(userId)), comparison)
      }
      for (const [owner, stored] of await listStrangers(blobs, seen)) await judge(owner, stored, comparison)
      suspects = new Set(comparison.orphans)
      return comparison
    },
  }
}

async function listOf(blobs: Pick<BlobStore, 'list'>, prefix: string): Promise<Map<string, Date>> {
  const stored = new Map<string, Date>()
  for await (const { key, modifiedAt } of blobs.list(prefix)) stored.set(key, modifiedAt)
  return stored
}

/** Blobs of users who are not among those, by user. */
async function listStrangers(
  blobs: Pick<BlobStore, 'list'>,
  known: ReadonlySet<string>,
): Promise<Map<string, Map<string, Date>>> {
  const strangers = new Map<string, Map<string, Date>>()
  for await (const { key, modifiedAt } of blobs.list('')) {
    const owner = ownerOf(key)
    if (known.has(owner)) continue
    const stored = strangers.get(owner) ?? new Map<string, Date>()
    strangers.set(owner, stored.set(key, modifiedAt))
  }
  return strangers
}
