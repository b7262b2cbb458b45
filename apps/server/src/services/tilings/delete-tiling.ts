import { tilingKey } from '@tessera/storage'
import type { OneOfImage } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'jobs' | 'clock' | 'logger'>

/** Deletes a tiling, or stops it from being made, and gives its slot back; its links are dead at once. */
export async function deleteTiling(
  { store, blobs, jobs, clock, logger }: Needs,
  actor: Actor,
  { imageId, id }: OneOfImage,
): Promise<void> {
  requireScope(actor, 'write')
  const known = isId(imageId) && isId(id)
  const row = known ? await store.tilings.delete(actor.userId, imageId, id, clock().toISOString()) : null
  if (!row) throw notFound('tiling')
  jobs.stop(row.jobId)
  // The row is gone, so the deletion stands; a file that could not be removed is an orphan, which a later sweep finds.
  await blobs.delete(tilingKey(row)).catch((error: unknown) => {
    logger.error({ err: error, tilingId: id }, 'the file of a tiling could not be removed')
  })
}
