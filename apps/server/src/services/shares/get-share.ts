import type { ById } from '../../contract/inputs.ts'
import type { Share } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toShare } from './to-share.ts'

export async function getShare(
  { store, sharing }: Pick<Deps, 'store' | 'sharing'>,
  actor: Actor,
  { id }: ById,
): Promise<{ share: Share }> {
  requireScope(actor, 'read')
  const row = await store.shares.get(actor.userId, id)
  if (!row) throw notFound('share')
  return { share: toShare(sharing.views, row) }
}
