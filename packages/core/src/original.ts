import { type ImageInput, readHead, type TaskOptions } from './input.ts'
import type { ImageFacts } from './inspect.ts'
import { canRewrite, rewriteMetadata } from './metadata/strip-metadata.ts'
import type { Size } from './output-size.ts'
import { autoFormats, type CompressionRecipe, canonicalAdjust, type OutputFormat } from './recipes/index.ts'

type Asked = { facts: ImageFacts; frames: number; size: Size; recipe: CompressionRecipe }

type Taken = { format: OutputFormat; quality: null; ssim: 1; scale: 1; originalReturned: true }

/** The original as an answer. */
export type Original = {
  isTaken: () => boolean
  /** What is true of it instead, where it is taken. */
  facts: Size & Taken
  /** Its bytes if it is smaller than so many; null where it is not, or would not do. */
  ifSmaller: (bytes: number) => Promise<Buffer | null>
}

/**
 * Stands by with the original's own bytes, without metadata, for when what was made is larger: if nothing was asked for
 * but fewer bytes, and it is upright and in sRGB as every output is.
 */
export function createOriginal(input: ImageInput, asked: Asked, options: TaskOptions): Original {
  let isTaken = false
  const { format } = asked.facts
  return {
    isTaken: () => isTaken,
    // Only a format that can be rewritten is taken, and those can all be written.
    facts: { ...asked.size, format: format as OutputFormat, ...untouched },
    async ifSmaller(bytes: number): Promise<Buffer | null> {
      // Most often it is larger, and this is all that the question costs.
      if (!isUsable(asked) || (await readHead(input)).length >= bytes) return null
      const original = await rewriteMetadata(
        input,
        { facts: asked.facts, policy: asked.recipe.metadata ?? 'strip' },
        options,
      )
      isTaken = original.length < bytes
      return isTaken ? original : null
    },
  }
}

const untouched: Omit<Taken, 'format'> = { quality: null, ssim: 1, scale: 1, originalReturned: true }

function isUsable({ facts, frames, size, recipe }: Asked): boolean {
  return (
    canRewrite(facts.format) &&
    // What is chosen among a few formats is one of them.
    (recipe.format === facts.format ||
      (recipe.format === 'auto' && autoFormats.some((format) => format === facts.format))) &&
    size.width === facts.width &&
    size.height === facts.height &&
    !recipe.rotate &&
    !canonicalAdjust(recipe.adjust) &&
    frames === facts.pages &&
    facts.orientation === 1 &&
    !facts.hasIcc &&
    (facts.colourSpace === 'srgb' || facts.colourSpace === 'b-w')
  )
}
