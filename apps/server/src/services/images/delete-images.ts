import { imagePrefix } from '@tessera/storage'
import type { ById, ManyIds } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'jobs' | 'clock' | 'logger'>

/** Deletes images with all that was made from them; their links are dead at once. */
export async function deleteImages(
  { store, blobs, jobs, clock, logger }: Needs,
  actor: Actor,
  input: ManyIds,
): Promise<{ deleted: string[]; notFound: string[] }> {
  requireScope(actor, 'write')
  const ids = [...new Set(input.ids)]
  const strangers = ids.filter((id) => !isId(id))
  const found = await store.images.delete(actor.userId, ids.filter(isId), clock().toISOString())
  for (const id of found.cancelledJobs) jobs.stop(id)
  for (const id of found.deleted) {
    // The rows are gone, so the deletion stands; bytes that could not be removed are orphans, which a later sweep finds.
    await blobs.deletePrefix(imagePrefix({ userId: actor.userId, id })).catch((error: unknown) => {
      logger.error({ err: error, imageId: id }, 'the files of a deleted image could not be removed')
    })
  }
  return { deleted: found.deleted, notFound: [...strangers, ...found.notFound] }
}

/** Deletes one image. Throws `NOT_FOUND`. */
export async function deleteImage(deps: Needs, actor: Actor, { id }: ById): Promise<void> {
  const { deleted } = await deleteImages(deps, actor, { ids: [id] })
  if (deleted.length === 0) throw notFound('image')
}
