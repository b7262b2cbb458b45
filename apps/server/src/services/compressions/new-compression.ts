import { type CompressionRecipeInput, canonicalise, recipeHash } from '@tessera/core/recipes'
import type { CompressionRequest } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { newOutput } from '../jobs/new-output.ts'

/** A compression that is to be made, and the job that makes it. Throws `INVALID_INPUT` for a recipe that is none. */
export function newCompression(
  deps: Pick<Deps, 'ids' | 'clock' | 'engineVersion'>,
  image: { userId: string; id: string },
  input: CompressionRecipeInput,
): CompressionRequest {
  const recipe = canonicalise(input)
  const { row, job } = newOutput(deps, image, 'compression')
  return { compression: { ...row, recipe, recipeHash: recipeHash(recipe), version: deps.ids() }, job }
}
