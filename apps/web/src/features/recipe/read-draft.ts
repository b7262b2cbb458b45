// First: what it sets must be set before any schema is made.
import '../../lib/zod-without-eval.ts'
import { CompressionRecipe } from '@tessera/core/recipes'
import type { RecipeDraft } from '@tessera/ui'
import { plainRule } from '../../lib/problems.ts'
import { noteOf } from './formats.ts'

export type RecipeErrors = Partial<Record<keyof RecipeDraft, string>>

/** Reads what was typed by the recipe's own schema: a recipe, or what is wrong with which field. */
export function readDraft(draft: RecipeDraft): { recipe: CompressionRecipe } | { errors: RecipeErrors } {
  const [width, height] = [numberOf(draft.width), numberOf(draft.height)]
  const parsed = CompressionRecipe.safeParse({
    format: draft.format,
    ...goalOf(draft),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    fit: draft.fit,
    enlarge: draft.enlarge,
  })
  if (parsed.success) return { recipe: parsed.data }
  return {
    errors: Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => {
        const field = String(path[0])
        // The rule counts bytes; people type kilobytes.
        return [field, field === 'maxBytes' ? 'A size in KB, such as 200' : plainRule(message)]
      }),
    ),
  }
}

/** The one goal that is chosen. Some formats have none, so what stands in its fields is not judged. */
function goalOf({ format, goal, ...texts }: RecipeDraft): Record<string, unknown> {
  if (noteOf(format)) return {}
  const value = numberOf(texts[goal])
  // Without a quality the standard one is meant; another goal is nothing without its number.
  if (goal === 'quality') return value === undefined ? {} : { quality: value }
  const exact = goal === 'maxBytes' && typeof value === 'number' ? Math.floor(value * 1000) : value
  return { [goal]: exact ?? '' }
}

/** Empty is nothing; what is not a number stays as it is, for the schema to refuse. */
function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed)
}
