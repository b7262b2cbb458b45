// First: what it sets must be set before any schema is made.
import '../../lib/zod-without-eval.ts'
import {
  ImageError,
  planTiling,
  type TilingRecipe as Recipe,
  type TilingPlan,
  TilingRecipe,
} from '@tessera/core/recipes'
import type { TilingDraft } from '@tessera/ui'
import { plainRule } from '../../lib/problems.ts'

export type TilingErrors = Partial<Record<keyof TilingDraft, string>>

/** Reads what was typed by the tiling's own schema, and works out what it comes to for an image of that size. */
export function readTiling(
  draft: TilingDraft,
  image: { width: number; height: number },
): { recipe: Recipe; plan: TilingPlan } | { errors: TilingErrors } {
  const { depth, format, edges } = draft
  const parsed = TilingRecipe.safeParse({
    depth,
    format,
    edges: depth === 'one' ? edges : 'crop',
    ...numberOf('tileSize', draft.tileSize),
    ...numberOf('overlap', draft.overlap),
    ...(format === 'png' ? {} : numberOf('quality', draft.quality)),
  })
  if (!parsed.success)
    return {
      errors: Object.fromEntries(
        parsed.error.issues.map(({ path, message }) => [String(path[0]), plainRule(message)]),
      ),
    }
  try {
    return { recipe: parsed.data, plan: planTiling(image, parsed.data) }
  } catch (error) {
    if (!(error instanceof ImageError)) throw error
    return { errors: { tileSize: tooManyWords(error.details) } }
  }
}

function tooManyWords(details: Record<string, unknown> | undefined): string {
  const [actual, enough] = [Number(details?.actual).toLocaleString('en'), details?.tileSize]
  return `${actual} tiles are too many.${enough === undefined ? '' : ` ${enough} px would do.`}`
}

/** Empty is what the schema has; what is not a number stays as it is, for the schema to refuse. */
function numberOf(field: string, text: string): Record<string, unknown> {
  const trimmed = text.trim()
  if (trimmed === '') return {}
  return { [field]: Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed) }
}
