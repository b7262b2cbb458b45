import type { OneOfImage } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { removeFile } from './remove-file.ts'

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
  await removeFile({ blobs, logger }, row)
}
