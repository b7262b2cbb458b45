import { type CompressionRecipe, parseRecipe } from '@tessera/core/recipes'
import {
  type CompressionRequest,
  type CompressionRow,
  type ImageRow,
  type PresetRow,
  StoreError,
} from '@tessera/db'
import type { RefusedPreset } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { newCompression } from '../compressions/new-compression.ts'
import { toRowError } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'ids' | 'clock' | 'engineVersion'>

/** What the presets of a user come to for a new image. */
export interface PresetPlan {
  requests: CompressionRequest[]
  /** Which preset asked for it, by the compression's id. */
  presets: Map<string, PresetRow>
  /** Those whose recipe cannot be used (any more). */
  unusable: RefusedPreset[]
}

/** The compressions that the presets marked `applyOnUpload` ask for; a bad preset costs itself alone. */
export async function planPresets(deps: Needs, image: ImageRow): Promise<PresetPlan> {
  const plan: PresetPlan = { requests: [], presets: new Map(), unusable: [] }
  for (const preset of await deps.store.presets.list(image.userId)) {
    if (!preset.applyOnUpload) continue
    try {
      const recipe = parseRecipe(preset.recipe)
      if (isConvertedAlready(recipe, image)) continue
      const request = newCompression(deps, image, recipe)
      // Presets that mean the same are one compression.
      const { recipeHash } = request.compression
      if (plan.requests.some(({ compression }) => compression.recipeHash === recipeHash)) continue
      plan.requests.push(request)
      plan.presets.set(request.compression.id, preset)
    } catch (error) {
      plan.unusable.push(toRefused(preset, error))
    }
  }
  return plan
}

/** The presets that came to nothing: unusable ones, and those for which there was no room. */
export async function listRefused(
  { store }: Pick<Deps, 'store'>,
  { requests, presets, unusable }: PresetPlan,
  made: CompressionRow[],
): Promise<RefusedPreset[]> {
  const ids = new Set(made.map(({ id }) => id))
  const left = requests.filter(({ compression }) => !ids.has(compression.id))
  if (left.length === 0) return unusable
  const [first] = left
  const { limit } = (await store.quota.usage(first?.job.userId ?? '')).compressionsPerImage
  const details = { resource: 'compressionsPerImage', used: made.length, limit }
  const full = new StoreError('QUOTA_EXCEEDED', `Expected at most ${limit} compressions of an image`, {
    details,
  })
  const refused = left.flatMap(({ compression }) => presets.get(compression.id) ?? [])
  return [...unusable, ...refused.map((preset) => toRefused(preset, full))]
}

/** A preset that asks for a format and nothing else converts; what has that format already it passes over. */
function isConvertedAlready(recipe: CompressionRecipe, image: ImageRow): boolean {
  // The two that have defaults say nothing without a size.
  const { format, fit: _, enlarge: __, ...rest } = recipe
  return format === image.format && Object.values(rest).every((value) => value === undefined)
}

function toRefused({ id, name }: PresetRow, error: unknown): RefusedPreset {
  return { id, name, error: toRowError(error) }
}
