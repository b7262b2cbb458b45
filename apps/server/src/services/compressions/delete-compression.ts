import { compressionKey } from '@tessera/storage'
import type { OneOfImage } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'jobs' | 'clock' | 'logger'>

/** Deletes a compression, or stops it from being made, and gives its slot back. */
export async function deleteCompression(
  { store, blobs, jobs, clock, logger }: Needs,
  actor: Actor,
  { imageId, id }: OneOfImage,
): Promise<void> {
  requireScope(actor, 'write')
  const known = isId(imageId) && isId(id)
  const row = known ? await store.compressions.delete(actor.userId, imageId, id, clock().toISOString()) : null
  if (!row) throw notFound('compression')
  jobs.stop(row.jobId)
  const format = row.result?.format ?? row.recipe.format
  // Which format is best is known once it is made; until then there is no file.
  if (format === 'auto') return
  // The row is gone, so the deletion stands; bytes that could not be removed are an orphan, which a later sweep finds.
  await blobs.delete(compressionKey({ ...row, format })).catch((error: unknown) => {
    logger.error({ err: error, compressionId: id }, 'the file of a deleted compression could not be removed')
  })
}
