import { type CompressionRecipeInput, canonicalise, recipeHash } from '@tessera/core/recipes'
import type { CompressionRequest, CompressionRow, JobRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'

/** A compression that is to be made, and the job that makes it. Throws `INVALID_INPUT` for a recipe that is none. */
export function newCompression(
  { ids, clock, engineVersion }: Pick<Deps, 'ids' | 'clock' | 'engineVersion'>,
  image: { userId: string; id: string },
  input: CompressionRecipeInput,
): CompressionRequest {
  const recipe = canonicalise(input)
  const [id, jobId, now] = [ids(), ids(), clock().toISOString()]
  const compression: CompressionRow = {
    id,
    imageId: image.id,
    userId: image.userId,
    status: 'queued',
    jobId,
    recipe,
    recipeHash: recipeHash(recipe),
    engineVersion,
    version: ids(),
    result: null,
    missing: false,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  const job: JobRow = {
    id: jobId,
    userId: image.userId,
    kind: 'compression',
    status: 'queued',
    imageId: image.id,
    outputId: id,
    attempts: 0,
    notBefore: null,
    error: null,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
  }
  return { compression, job }
}
