import type { Sharp } from 'sharp'
import { keepsGainMap, withGainMap } from './gain-map.ts'
import { meetGoal } from './goals/meet-goal.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts, readFrameFacts } from './inspect.ts'
import { checkLimits, limitsOf } from './limits.ts'
import { canEmbed, embed, isCarried, type KeptMetadata, readKept } from './metadata/kept-metadata.ts'
import { createOriginal } from './original.ts'
import { addWork, areFramesApart, type Plan, planCompression } from './plan.ts'
import { adjustFrames, encodeRaster, type Raster, readRaster } from './raster.ts'
import { type CompressionRecipeInput, hasQuality, type OutputFormat, parseRecipe } from './recipes/index.ts'
import { encode, openImage, white } from './render.ts'
import { runTask } from './task.ts'
import { writeOutput } from './write-output.ts'

/** What was made. */
export type CompressionFacts = {
  format: OutputFormat
  /** Pixels; of one frame, in an animation. */
  width: number
  height: number
  bytes: number
  /** The quality it was encoded at; null where nothing was lost (png, `lossless`). */
  quality: number | null
  /** The similarity of the file to the pixels it was made of (SSIM, 1 is the same); null where it was not measured. */
  ssim: number | null
  /** 1, or less when the asked size was given up to meet a goal. */
  scale: number
  /** How often it was encoded to meet the goal. */
  attempts: number
  /** Whether the original's own bytes are the answer. */
  originalReturned: boolean
}

/** With `output` the file is named, without it the bytes are here. */
export type CompressionResult = CompressionFacts & { data?: Buffer; file?: string }

/**
 * Makes an image smaller or different, as the recipe says: upright, in sRGB, metadata (and so the place it was taken)
 * stripped; an animation stays one in webp and gif, else its first frame counts. Never larger than an
 * original that needs no other change: then that is the answer, without its metadata. Same input, recipe and `engineVersion`: same bytes.
 * Throws every code of `ImageError`; then nothing is left at `output`.
 */
export async function compress(
  input: ImageInput,
  recipe: CompressionRecipeInput,
  options: CompressOptions & { output: string },
): Promise<CompressionFacts & { file: string }>
export async function compress(
  input: ImageInput,
  recipe: CompressionRecipeInput,
  options?: CompressOptions & { output?: undefined },
): Promise<CompressionFacts & { data: Buffer }>
export async function compress(
  input: ImageInput,
  recipe: CompressionRecipeInput,
  options: CompressOptions = {},
): Promise<CompressionResult> {
  return runTask(options, async (options) => {
    const parsed = parseRecipe(recipe)
    const first = await readFacts(input, options)
    const facts = await readFrameFacts(input, { facts: first, frame: parsed.frame }, options)
    const limits = limitsOf(options)
    return makeCompression(input, planCompression(facts, { recipe: parsed, limits }), options)
  })
}

export type CompressOptions = TaskOptions & {
  /** The path to write to, replacing what is there; without it the bytes come back as `data`. */
  output?: string | undefined
}

/** Makes what was planned, from the input's own pixels. */
export async function makeCompression(
  input: ImageInput,
  plan: Plan,
  options: CompressOptions,
): Promise<CompressionResult> {
  const { facts, frames, recipe } = plan
  const opened = addWork(await openImage(input, { facts, frames, frame: recipe.frame }, options), plan)
  const image = keepsGainMap(plan) ? withGainMap(opened) : opened
  const kept = await readKept(input, { facts, policy: recipe.metadata })
  return finishCompression(image, { input, plan, kept }, options)
}

/** Encodes and writes pixels on which all work of a plan is done. */
export async function finishCompression(
  image: Sharp,
  { input, plan, kept }: { input: ImageInput; plan: Plan; kept: KeptMetadata | null },
  options: CompressOptions,
): Promise<CompressionResult> {
  const { recipe, goal, frames, size, isSingleEncode } = plan
  const { format, effort, background, palette } = recipe
  const original = createOriginal(input, plan, options)
  const finish = async (file: Sharp | Buffer, facts: Unwritten): Promise<CompressionResult> => {
    const written = await writeOutput(file, { ...options, instead: original.ifSmaller })
    return original.isTaken() ? { ...facts, ...written, ...original.facts } : { ...facts, ...written }
  }
  const limits = limitsOf(options)
  const checkMemory = (bytesPerPixel: number) =>
    checkLimits({ ...size, pages: frames, frames, bytesPerPixel, streamable: false }, limits)
  // Frames that are adjusted apart are there before, after, and put together.
  const ofPixels = areFramesApart(plan) ? 12 : 4
  if (isSingleEncode && format !== 'auto') {
    const lossless = goal.kind === 'lossless'
    const quality = goal.kind === 'quality' ? goal.quality : 100
    const encoding = { format, quality, lossless, effort, background, palette }
    const facts = { ...made, format, ...size, quality: lossless || !hasQuality(format) ? null : quality }
    // Straight from the decoder to the encoder, so that not all pixels need be in memory.
    if (format !== 'jxl' && !areFramesApart(plan) && !(kept && isCarried(format))) {
      const encoded = encode(image, { ...encoding, format })
      if (!kept || !canEmbed(format)) return finish(encoded, facts)
      return finish(embed(await encoded.toBuffer(), { kept, format, size }), facts)
    }
    checkMemory(ofPixels)
    const raster = await readPixels(image, plan, kept)
    return finish(await encodeRaster(raster, encoding, options.signal), facts)
  }
  // The pixels; and where files are measured, those of a file that was decoded again, and the brightness of both.
  checkMemory(Math.max(ofPixels, format !== 'auto' && goal.kind === 'maxBytes' ? 4 : 10))
  const raster = await readPixels(image, plan, kept)
  const { data, ...found } = await meetGoal(raster, { format, goal, effort, palette }, options.signal)
  return finish(data, { ...made, ...found })
}

async function readPixels(image: Sharp, plan: Plan, kept: KeptMetadata | null): Promise<Raster> {
  const { format, background } = plan.recipe
  const behind = format === 'jpeg' ? (background ?? white) : null
  const raster = await readRaster(image, { frames: plan.frames, behind })
  const adjusted = areFramesApart(plan) ? await adjustFrames(raster, plan.recipe.adjust) : raster
  return { ...adjusted, kept }
}

type Unwritten = Omit<CompressionFacts, 'bytes'>

// What is so unless a search made it otherwise.
const made = { ssim: null, scale: 1, attempts: 1, originalReturned: false }
