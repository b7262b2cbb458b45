import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { listRenditionKeys, listSharedFiles } from './list-shared-files.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'logger'>

/**
 * Revokes a share: its link is dead at once, and the files that were made for it go, with the links that lead to them, unless another share shows the
 * same ones. A compression without metadata and a tiling have no such files: links to them die by themselves.
 */
export async function deleteShare(deps: Needs, actor: Actor, { id }: ById): Promise<void> {
  requireScope(actor, 'write')
  const { store, blobs, logger } = deps
  const share = await store.shares.get(actor.userId, id)
  if (!share || !(await store.shares.delete(actor.userId, id))) throw notFound('share')
  try {
    const kept = await listRenditionKeys(deps, await store.images.stored(actor.userId), actor.userId)
    for (const { rendition, thumbnail } of await listSharedFiles(deps, share))
      for (const made of [rendition, thumbnail]) if (made && !kept.has(made.key)) await blobs.delete(made.key)
  } catch (error) {
    // The share is gone, so the revocation stands; files that nothing names are found by a later sweep.
    logger.error({ err: error, shareId: id }, 'the files of a revoked share could not be removed')
  }
}
