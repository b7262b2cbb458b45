// First: what it sets must be set before any schema is made.
import '../../lib/zod-without-eval.ts'
import { CompressionRecipe } from '@tessera/core/recipes'
import type { RecipeDraft } from '@tessera/ui'
import { plainRule } from '../../lib/problems.ts'

export type RecipeErrors = Partial<Record<keyof RecipeDraft, string>>

/** Reads what was typed by the recipe's own schema: a recipe, or what is wrong with which field. */
export function readDraft(draft: RecipeDraft): { recipe: CompressionRecipe } | { errors: RecipeErrors } {
  const [quality, width, height] = [numberOf(draft.quality), numberOf(draft.width), numberOf(draft.height)]
  const parsed = CompressionRecipe.safeParse({
    format: draft.format,
    // A PNG has no quality, so what stands in that field is not judged.
    ...(draft.format !== 'png' && quality !== undefined && { quality }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    fit: draft.fit,
    enlarge: draft.enlarge,
  })
  if (parsed.success) return { recipe: parsed.data }
  return {
    errors: Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [String(path[0]), plainRule(message)]),
    ),
  }
}

/** Empty is nothing; what is not a number stays as it is, for the schema to refuse. */
function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed)
}
