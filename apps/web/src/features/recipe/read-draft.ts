// First: what it sets must be set before any schema is made.
import '../../lib/zod-without-eval.ts'
import { CompressionRecipe } from '@tessera/core/recipes'
import type { RecipeDraft } from '@tessera/ui'
import { plainRule } from '../../lib/problems.ts'
import { choicesOf, noteOf } from './formats.ts'

export type RecipeErrors = Partial<Record<keyof RecipeDraft, string>>

/** Reads what was typed by the recipe's own schema: a recipe, or what is wrong with which field. */
export function readDraft(draft: RecipeDraft): { recipe: CompressionRecipe } | { errors: RecipeErrors } {
  const parsed = CompressionRecipe.safeParse({
    format: draft.format,
    ...goalOf(draft),
    ...sizeOf(draft),
    ...(draft.rotate !== 0 && { rotate: draft.rotate }),
    ...(draft.crop && { crop: draft.crop }),
    ...adjustOf(draft),
    ...fileOf(draft),
  })
  if (parsed.success) return { recipe: parsed.data }
  return {
    errors: Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => {
        const field = fieldOf(path)
        return [field, wordsOf(field) ?? plainRule(message)]
      }),
    ),
  }
}

/** The field of the form in which something is wrong: those of a crop are one there, those of adjust are its own. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second] = path.map(String)
  return first === 'adjust' && second !== undefined ? second : (first ?? '')
}

/** Rules whose numbers are not those that people type. */
function wordsOf(field: string): string | undefined {
  const words: Record<string, string> = {
    maxBytes: 'A size in KB, such as 200',
    brightness: 'A percentage from 0 to 400',
    saturation: 'A percentage from 0 to 400',
    contrast: 'A percentage from 0 to 400',
    frame: 'The number of a frame, the first is 1',
  }
  return words[field]
}

/** The one goal that is chosen. Some formats have none, so what stands in its fields is not judged. */
function goalOf({ format, goal, lossless, ...texts }: RecipeDraft): Record<string, unknown> {
  if (noteOf(format)) return {}
  if (lossless && choicesOf(format).lossless) return { lossless: true }
  const value = numberOf(texts[goal])
  // Without a quality the standard one is meant; another goal is nothing without its number.
  if (goal === 'quality') return value === undefined ? {} : { quality: value }
  const exact = goal === 'maxBytes' && typeof value === 'number' ? Math.floor(value * 1000) : value
  return { [goal]: exact ?? '' }
}

function sizeOf({
  fit,
  enlarge,
  position,
  background,
  format,
  ...sides
}: RecipeDraft): Record<string, unknown> {
  const [width, height] = [numberOf(sides.width), numberOf(sides.height)]
  const boxed = width !== undefined && height !== undefined
  const judged = position === 'attention' || position === 'entropy'
  const placed = boxed && position !== 'centre' && (fit === 'cover' || (fit === 'contain' && !judged))
  const seen = (boxed && fit === 'contain') || format === 'jpeg'
  return {
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    fit,
    enlarge,
    ...(placed && { position }),
    ...(seen && background.trim() !== '' && { background: background.trim() }),
  }
}

/** What is left out changes nothing. */
function adjustOf({ greyscale, ...texts }: RecipeDraft): Record<string, unknown> {
  const adjust: Record<string, unknown> = {}
  for (const field of ['brightness', 'saturation', 'contrast'] as const) {
    const percent = numberOf(texts[field])
    if (percent !== undefined && percent !== 100)
      adjust[field] = typeof percent === 'number' ? percent / 100 : percent
  }
  for (const field of ['sharpen', 'blur'] as const) {
    const sigma = numberOf(texts[field])
    if (sigma !== undefined && sigma !== 0) adjust[field] = sigma
  }
  if (greyscale) adjust.greyscale = true
  return Object.keys(adjust).length > 0 ? { adjust } : {}
}

function fileOf({ format, metadata, palette, ...texts }: RecipeDraft): Record<string, unknown> {
  const choices = choicesOf(format)
  const [effort, frame] = [numberOf(texts.effort), numberOf(texts.frame)]
  return {
    ...(metadata !== 'strip' && { metadata }),
    ...(choices.maxEffort !== null && effort !== undefined && { effort }),
    ...(choices.palette && palette && { palette }),
    ...(frame !== undefined && { frame: typeof frame === 'number' ? frame - 1 : frame }),
  }
}

/** Empty is nothing; what is not a number stays as it is, for the schema to refuse. */
function numberOf(text: string): number | string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed)
}
