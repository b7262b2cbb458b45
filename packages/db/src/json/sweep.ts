import { StoreError } from '../errors.ts'
import type { LookupKind } from './change.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import { forEachAtMost } from './for-each-at-most.ts'
import { splitValue } from './lookup-entries.ts'

/** The users whom the lookup knows to have something of this kind with a time before `before`. */
export function usersWithBefore({ lookup }: Engine, kind: LookupKind, before: string): Set<string> {
  const userIds = new Set<string>()
  for (const shard of lookup.shards) {
    for (const value of shard[kind].values()) {
      const { userId, time } = splitValue(value)
      if (time < before) userIds.add(userId)
    }
  }
  return userIds
}

/** Does the same for many users, each an atomic change of its own. Who is gone meanwhile, or whose document is damaged, is passed over. */
export async function sweep<T>(
  { update }: Engine,
  userIds: Iterable<string>,
  verb: (draft: Draft) => T,
): Promise<T[]> {
  const answers: T[] = []
  // Many at once, so that they share syncs; not all, so that others get their turn.
  await forEachAtMost(32, userIds, async (userId) => {
    try {
      answers.push(await update(userId, verb))
    } catch (error) {
      // A damaged document is in the log. A store that is read-only ends all of it.
      if (!(error instanceof StoreError && (error.code === 'NOT_FOUND' || isDamaged(error)))) throw error
    }
  })
  return answers
}

function isDamaged(error: StoreError): boolean {
  return error.details?.reason === 'damaged'
}
