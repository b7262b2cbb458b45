import { canonicaliseTiling, type TilingRecipeInput, tilingHash } from '@tessera/core/recipes'
import type { JobRow, TilingRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { newOutput } from '../jobs/new-output.ts'

/** A tiling that is to be made, and the job that makes it. Throws `INVALID_INPUT` for a recipe that is none. */
export function newTiling(
  deps: Pick<Deps, 'ids' | 'clock' | 'engineVersion'>,
  image: { userId: string; id: string },
  input: TilingRecipeInput,
): { tiling: TilingRow; job: JobRow } {
  const recipe = canonicaliseTiling(input)
  const { row, job } = newOutput(deps, image, 'tiling')
  return { tiling: { ...row, recipe, recipeHash: tilingHash(recipe) }, job }
}
