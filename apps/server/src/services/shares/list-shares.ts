import type { Share } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toShare } from './to-share.ts'

/** Newest first; those that have expired are there until the hourly sweep. */
export async function listShares(
  { store, sharing }: Pick<Deps, 'store' | 'sharing'>,
  actor: Actor,
  query: { limit: number; cursor?: string | undefined },
): Promise<{ shares: Share[]; nextCursor: string | null; total: number }> {
  requireScope(actor, 'read')
  const { items, nextCursor, total } = await store.shares.list(actor.userId, query)
  return { shares: items.map((row) => toShare(sharing.views, row)), nextCursor, total }
}
