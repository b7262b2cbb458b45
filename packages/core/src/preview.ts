import type { CompressionFacts } from './compress.ts'
import { meetGoal } from './goals/meet-goal.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts, readFrameFacts } from './inspect.ts'
import { checkLimits, limitsOf } from './limits.ts'
import { addWork, planCompression } from './plan.ts'
import { encodeRaster, openRaster, type Raster, readRaster, toRaster } from './raster.ts'
import {
  type AskedFormat,
  type CompressionRecipe,
  type CompressionRecipeInput,
  goalOf,
  hasQuality,
  parseRecipe,
} from './recipes/index.ts'
import { openImage, white } from './render.ts'
import { toLuma } from './ssim/luma.ts'
import { similarityTo } from './ssim/similarity.ts'
import { runTask } from './task.ts'

/** The pixels that a recipe is about, decoded and no wider than a screen, for trying what becomes of them. */
export type Preview = {
  /** Memory that it holds, in bytes. */
  bytes: number
  /**
   * What the recipe makes of these pixels, in memory. Its `previewKey` must be the one that this was opened with. A goal is held at
   * the size that is shown. Encoders work at the efforts of somebody who waits: webp 2, avif 0, gif and jxl 1 at most. Throws as `compress` does.
   */
  make(recipe: CompressionRecipeInput, options?: TaskOptions): Promise<CompressionFacts & { data: Buffer }>
}

/** A screen is scrolled, but not for ever: no higher than four times its width. */
const tallest = 4

const quickEfforts: Partial<Record<AskedFormat, number>> = { webp: 2, avif: 0, gif: 1, jxl: 1 }

/** Recipes of the same key show the same pixels: they differ in format, goal and effort only. */
export function previewKey(recipe: CompressionRecipeInput): string {
  const { format, quality, maxBytes, ssim, lossless, effort, palette, metadata, ...pixels } =
    parseRecipe(recipe)
  return JSON.stringify(Object.entries(pixels).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Decodes an image as the recipe frames it, at most `maxWidth` pixels wide (1280) and four times as high, the first frame of an animation or the one that is named. What
 * `compress` would refuse is refused here.
 */
export async function openPreview(
  input: ImageInput,
  recipe: CompressionRecipeInput,
  { maxWidth = 1280, ...options }: TaskOptions & { maxWidth?: number } = {},
): Promise<Preview> {
  return runTask(options, async (options) => {
    const limits = limitsOf(options)
    const parsed = parseRecipe(recipe)
    const first = await readFacts(input, options)
    const facts = await readFrameFacts(input, { facts: first, frame: parsed.frame }, options)
    const still = { ...parsed, frame: parsed.frame ?? (facts.pages > 1 ? 0 : undefined) }
    const plan = planCompression(facts, { recipe: still, limits })
    const scale = Math.min(1, maxWidth / plan.size.width, (tallest * maxWidth) / plan.size.height)
    const size = {
      width: Math.max(1, Math.round(plan.size.width * scale)),
      height: Math.max(1, Math.round(plan.size.height * scale)),
    }
    checkLimits({ ...size, pages: 1, frames: 1, bytesPerPixel: 10, streamable: false }, limits)
    const opened = await openImage(input, { facts, frames: 1, frame: still.frame }, options)
    const raster = await readRaster(addWork(opened, { ...plan, size }), { frames: 1, behind: null })
    return createPreview(raster)
  })
}

function createPreview(raster: Raster): Preview {
  const reference = toLuma(raster)
  return {
    bytes: raster.data.byteLength + reference.data.byteLength,
    make: (recipe, options = {}) =>
      runTask(options, async ({ signal }) => {
        const parsed = parseRecipe(recipe)
        const seen = await flatten(raster, parsed)
        const found = await encodeAsAsked(seen, parsed, signal)
        const isMeasured = found.ssim !== null || found.scale < 1
        const score = isMeasured
          ? found.ssim
          : await similarityTo(seen === raster ? reference : toLuma(seen), found.data, { pages: 1 })
        return { ...found, ssim: score, bytes: found.data.length, originalReturned: false }
      }),
  }
}

/** JPEG has no alpha: what it shows is before its background. */
async function flatten(raster: Raster, { format, background = white }: CompressionRecipe): Promise<Raster> {
  const hasAlpha = raster.channels === 2 || raster.channels === 4
  return format === 'jpeg' && hasAlpha ? toRaster(openRaster(raster).flatten({ background }), 1) : raster
}

async function encodeAsAsked(raster: Raster, recipe: CompressionRecipe, signal: AbortSignal | undefined) {
  const { format, palette } = recipe
  const goal = goalOf(recipe)
  const quick = quickEfforts[format]
  const effort = quick === undefined ? recipe.effort : Math.min(recipe.effort ?? quick, quick)
  if (format === 'auto' || goal.kind === 'maxBytes' || goal.kind === 'ssim')
    return meetGoal(raster, { format, goal, effort, palette }, signal)
  const lossless = goal.kind === 'lossless'
  const quality = goal.kind === 'quality' ? goal.quality : 100
  const data = await encodeRaster(raster, { format, quality, lossless, effort, palette }, signal)
  const { width, height } = raster
  const kept = lossless || !hasQuality(format) ? null : quality
  return { data, format, width, height, quality: kept, ssim: lossless ? 1 : null, scale: 1, attempts: 1 }
}
