import { type CompressionFacts, openPreview, type Preview, previewKey, type TaskOptions } from '@tessera/core'
import type { CompressionRecipe } from '@tessera/core/recipes'

/** A preview of 1280 x 960 pixels holds 5 MB. */
const mostBytes = 48 * 2 ** 20
const keptMilliseconds = 120_000

interface Kept {
  preview: Preview
  timer: NodeJS.Timeout
}

/** Keeps the decoded pixels of lately seen previews, for a while and up to a bound: whoever moves a slider asks again and again for the same ones. */
export function createPreviews() {
  const kept = new Map<string, Kept>()

  function forget(key: string): void {
    clearTimeout(kept.get(key)?.timer)
    kept.delete(key)
  }

  function keep(key: string, preview: Preview): void {
    forget(key)
    const timer = setTimeout(() => kept.delete(key), keptMilliseconds).unref()
    // A Map keeps the order of insertion: the first is the one that was used longest ago.
    kept.set(key, { preview, timer })
    for (const oldest of kept.keys()) {
      if (bytesOf(kept) <= mostBytes || kept.size === 1) break
      forget(oldest)
    }
  }

  return {
    async make(
      input: string,
      recipe: CompressionRecipe,
      { limits }: Pick<TaskOptions, 'limits'>,
    ): Promise<CompressionFacts & { data: Buffer }> {
      const key = `${input} ${previewKey(recipe)}`
      const preview = kept.get(key)?.preview ?? (await openPreview(input, recipe, { limits }))
      keep(key, preview)
      return preview.make(recipe, { limits })
    },

    get bytes() {
      return bytesOf(kept)
    },
  }
}

function bytesOf(kept: Map<string, Kept>): number {
  return [...kept.values()].reduce((sum, { preview }) => sum + preview.bytes, 0)
}
