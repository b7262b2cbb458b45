import type { CompressionRow } from '@tessera/db'
import type { RemakeCompression } from '../../contract/inputs.ts'
import type { Compression, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { findImage } from '../images/get-image.ts'
import { awaitCompression } from './await-compression.ts'
import { newCompression } from './new-compression.ts'
import { removeFile } from './remove-file.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'jobs' | 'links' | 'clock' | 'ids' | 'engineVersion' | 'logger'>

/**
 * Makes a compression again by another recipe, under its id: its content changes, so its link does, and the old one is dead. `job` is set when it is
 * not ready within 25 s. Throws `CONFLICT` when another compression of the image has that recipe.
 */
export async function remakeCompression(
  deps: Needs,
  actor: Actor,
  { imageId, id, recipe, async: isAsync }: RemakeCompression,
): Promise<{ compression: Compression; job: Job | null }> {
  requireScope(actor, 'write')
  const { store, jobs } = deps
  const image = await findImage({ store }, actor, imageId)
  const before = isId(id) ? await store.compressions.get(actor.userId, imageId, id) : null
  if (!before) throw notFound('compression')
  const request = newCompression(deps, image, recipe)
  const asked: CompressionRow = { ...request.compression, id }
  const job = { ...request.job, outputId: id }
  const { compression, previous, cancelledJob } = await store.compressions.remake({ compression: asked, job })
  if (cancelledJob !== null) jobs.stop(cancelledJob)
  if (previous) {
    jobs.enqueue(job, { urgent: !isAsync })
    await removeFile(deps, previous)
  }
  return awaitCompression(deps, image, compression, { isAsync })
}
