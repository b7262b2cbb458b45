import { rm } from 'node:fs/promises'
import {
  type CompressionFacts,
  type CompressionResult,
  finishCompression,
  makeCompression,
} from './compress.ts'
import type { ImageError } from './errors.ts'
import { keepsGainMap } from './gain-map.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts, readFrameFacts } from './inspect.ts'
import { checkLimits, type Limits, limitsOf } from './limits.ts'
import { readKept } from './metadata/kept-metadata.ts'
import type { Size } from './output-size.ts'
import { addResize, addWork, type Plan, planCompression } from './plan.ts'
import { openRaster, type Raster, toRaster } from './raster.ts'
import { type CompressionRecipeInput, parseRecipes } from './recipes/index.ts'
import { refuseField } from './recipes/refusals.ts'
import { openImage } from './render.ts'
import { runTask, throwIfAborted, toImageError } from './task.ts'

/** What became of one recipe; `error` where only this output could not be made. */
export type RenderOutcome = CompressionResult | { error: ImageError }

export type RenderManyOptions = TaskOptions & {
  /** A path for each recipe, replacing what is there; without it the bytes come back as `data`. */
  outputs?: readonly string[] | undefined
}

type Item = { plan: Plan; index: number; output: string | undefined }

/**
 * Makes several outputs of one image, in the order of the recipes. It is decoded once, to the largest of them, and each
 * smaller one is a single Lanczos reduction of those pixels: as similar to an exact reduction of the original as what
 * `compress` makes, to 0.003 of SSIM, and for a fraction of its time; but not the same bytes, as they depend on the list
 * of recipes. The same input, recipes and `engineVersion` give the same bytes. Animations, other frames, turns and crops
 * than those of another recipe, and outputs with a gain map are made as `compress` does.
 *
 * Throws `INVALID_INPUT` for a wrong recipe (`details.issues` says which), before any work, and for what is wrong with the
 * input as `compress` does; then, and after an abort, none of the outputs is there. What goes wrong with one output only,
 * such as a goal that cannot be met, is in its place.
 */
export async function renderMany(
  input: ImageInput,
  recipes: readonly CompressionRecipeInput[],
  options: RenderManyOptions & { outputs: readonly string[] },
): Promise<((CompressionFacts & { file: string }) | { error: ImageError })[]>
export async function renderMany(
  input: ImageInput,
  recipes: readonly CompressionRecipeInput[],
  options?: TaskOptions & { outputs?: undefined },
): Promise<((CompressionFacts & { data: Buffer }) | { error: ImageError })[]>
export async function renderMany(
  input: ImageInput,
  recipes: readonly CompressionRecipeInput[],
  { outputs, ...given }: RenderManyOptions = {},
): Promise<RenderOutcome[]> {
  return runTask(given, async (options) => {
    const parsed = parseRecipes(recipes)
    if (outputs) checkOutputs(outputs, recipes.length)
    const limits = limitsOf(options)
    const first = await readFacts(input, options)
    const outcomes: RenderOutcome[] = []
    const items: Item[] = []
    for (const [index, recipe] of parsed.entries()) {
      const planned = await settle(async () => {
        const facts = await readFrameFacts(input, { facts: first, frame: recipe.frame }, options)
        items.push({ plan: planCompression(facts, { recipe, limits }), index, output: outputs?.[index] })
      })
      if (planned) outcomes[index] = planned
    }
    const written: string[] = []
    try {
      for (const group of groupItems(items)) {
        const shared = await decodeShared(input, { group, limits }, options)
        for (const { plan, index, output } of group) {
          throwIfAborted(options.signal)
          const made = await settle(() => makeOne(input, { plan, shared }, { ...options, output }))
          if ('file' in made && made.file !== undefined) written.push(made.file)
          outcomes[index] = made
        }
      }
      throwIfAborted(options.signal)
      return outcomes
    } catch (error) {
      await Promise.all(written.map((file) => rm(file, { force: true })))
      throw error
    }
  })
}

async function makeOne(
  input: ImageInput,
  { plan, shared }: { plan: Plan; shared: Raster | null },
  options: TaskOptions & { output: string | undefined },
): Promise<CompressionResult> {
  if (!shared) return makeCompression(input, plan, options)
  const kept = await readKept(input, { facts: plan.facts, policy: plan.recipe.metadata })
  const image = addResize(openRaster(shared), { ...plan, area: shared })
  return finishCompression(image, { input, plan, kept }, options)
}

// An abort, and what is wrong with the input, is wrong for all.
async function settle<T>(work: () => Promise<T>): Promise<T | { error: ImageError }> {
  try {
    return await work()
  } catch (cause) {
    const error = toImageError(cause)
    if (['ABORTED', 'BAD_IMAGE', 'UNSUPPORTED_FORMAT'].includes(error.code)) throw error
    return { error }
  }
}

/** Those of which the pixels are the same but for their size; each of the others by itself. */
function groupItems(items: readonly Item[]): Item[][] {
  const groups = Map.groupBy(items, ({ plan, index }) => {
    const { frame = 0, rotate = 0, crop = null } = plan.recipe
    return plan.frames > 1 || keepsGainMap(plan) ? index : JSON.stringify([frame, rotate, crop])
  })
  return [...groups.values()]
}

/** The pixels that all of a group can be made of; null where that is one, or they would not fit in memory. */
async function decodeShared(
  input: ImageInput,
  { group, limits }: { group: readonly Item[]; limits: Limits },
  options: TaskOptions,
): Promise<Raster | null> {
  const [first] = group
  if (!first || group.length === 1) return null
  const { facts, recipe, area } = first.plan
  const size = largestOf(group.map(({ plan }) => plan))
  try {
    checkLimits({ ...size, pages: 1, frames: 1, bytesPerPixel: 4, streamable: false }, limits)
  } catch {
    return null
  }
  const { frame, rotate, crop } = recipe
  const whole = {
    recipe: { format: 'png', fit: 'inside', enlarge: false, rotate, crop },
    area,
    size,
    frames: 1,
  } as const
  const image = addWork(await openImage(input, { facts, frame }, options), whole)
  return toRaster(image, 1)
}

/** The size at which none of the outputs has to be made larger than these pixels; never larger than they were. */
function largestOf(plans: readonly Plan[]): Size {
  const scaleOf = ({ size, area }: Plan) => Math.max(size.width / area.width, size.height / area.height)
  const [largest] = plans.toSorted((a, b) => scaleOf(b) - scaleOf(a))
  if (!largest) return { width: 1, height: 1 }
  const { area, size, recipe } = largest
  const scale = scaleOf(largest)
  if (scale >= 1) return { width: area.width, height: area.height }
  // In its own proportions already, and so the pixels of that output.
  if (recipe.fit === 'inside') return size
  return { width: Math.ceil(area.width * scale), height: Math.ceil(area.height * scale) }
}

function checkOutputs(outputs: readonly string[], recipes: number): void {
  const isRight = outputs.length === recipes && new Set(outputs).size === recipes
  if (isRight) return
  const message = `Expected ${recipes} different paths for outputs, one for each recipe, but received ${new Set(outputs).size}`
  refuseField('outputs', message)
}
