import { canonicaliseTiling, type TilingRecipeInput, tilingHash } from '@tessera/core/recipes'
import type { JobRow, TilingRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'

/** A tiling that is to be made, and the job that makes it. Throws `INVALID_INPUT` for a recipe that is none. */
export function newTiling(
  { ids, clock, engineVersion }: Pick<Deps, 'ids' | 'clock' | 'engineVersion'>,
  image: { userId: string; id: string },
  input: TilingRecipeInput,
): { tiling: TilingRow; job: JobRow } {
  const recipe = canonicaliseTiling(input)
  const [id, jobId, now] = [ids(), ids(), clock().toISOString()]
  const tiling: TilingRow = {
    id,
    imageId: image.id,
    userId: image.userId,
    status: 'queued',
    jobId,
    recipe,
    recipeHash: tilingHash(recipe),
    engineVersion,
    result: null,
    missing: false,
    error: null,
    createdAt: now,
    updatedAt: now,
  }
  const job: JobRow = {
    id: jobId,
    userId: image.userId,
    kind: 'tiling',
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
  return { tiling, job }
}
