import { fitBytes } from './goals/fit-bytes.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { type ImageFacts, readFacts } from './inspect.ts'
import { checkLimits, defaultLimits } from './limits.ts'
import { outputSize } from './output-size.ts'
import { readRaster } from './raster.ts'
import {
  type CompressionRecipe,
  type CompressionRecipeInput,
  goalOf,
  hasQuality,
  type OutputFormat,
  parseRecipe,
} from './recipes/index.ts'
import { checkOutputSize, encode, openImage, resize } from './render.ts'
import { runTask } from './task.ts'
import { writeOutput } from './write-output.ts'

/** What was made. */
export type CompressionFacts = {
  format: OutputFormat
  /** Pixels; of one frame, in an animation. */
  width: number
  height: number
  bytes: number
  /** The quality it was encoded at; null where there is none (png). */
  quality: number | null
  /** The similarity that was measured; null as none was asked for. */
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
 * stripped; an animation stays one in webp, else its first frame counts. Same input, recipe and `engineVersion`: same bytes.
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
  return runTask(options.signal, async () => {
    const parsed = parseRecipe(recipe)
    const facts = await readFacts(input, options)
    return makeCompression(input, { facts, recipe: parsed }, options)
  })
}

export type CompressOptions = TaskOptions & {
  /** The path to write to, replacing what is there; without it the bytes come back as `data`. */
  output?: string | undefined
}

async function makeCompression(
  input: ImageInput,
  { facts, recipe }: { facts: ImageFacts; recipe: CompressionRecipe },
  options: CompressOptions,
): Promise<CompressionResult> {
  const limits = { ...defaultLimits, ...options.limits }
  const frames = keptFrames(facts, recipe)
  if (frames > 1) checkLimits({ ...facts, frames, bytesPerPixel: 4, streamable: false }, limits)
  const size = outputSize(facts, recipe)
  const goal = goalOf(recipe)
  // Of the encoders only PNG's works row by row, and a goal needs the pixels more than once.
  const inRows = recipe.format === 'png' && goal.kind === 'quality'
  checkOutputSize(size, recipe.format, inRows ? limits.maxPixels : limits.maxPixelsBuffered)
  const image = openImage(input, facts, frames)
  if (size.width !== facts.width || size.height !== facts.height) {
    resize(image, size, { fit: recipe.fit, opaque: recipe.format === 'jpeg' })
  }
  const { format } = recipe
  if (goal.kind === 'quality') {
    const written = await writeOutput(encode(image, { format, quality: goal.quality }), options)
    const quality = hasQuality(format) ? goal.quality : null
    return { ...made, ...written, format, ...size, quality }
  }
  checkLimits({ ...size, pages: frames, frames, bytesPerPixel: 4, streamable: false }, limits)
  const raster = await readRaster(image, { frames, opaque: format === 'jpeg' })
  const { data, ...found } = await fitBytes(raster, { format, maxBytes: goal.maxBytes }, options.signal)
  return { ...made, ...found, format, ...(await writeOutput(data, options)) }
}

// What is so unless a goal made it otherwise.
const made = { ssim: null, scale: 1, attempts: 1, originalReturned: false }

// Pages of a TIFF are not frames; and sharp cannot turn an animation, so one that lies on its side keeps its first frame.
function keptFrames(facts: ImageFacts, recipe: CompressionRecipe): number {
  const animated = (facts.format === 'gif' || facts.format === 'webp') && facts.orientation === 1
  return animated && recipe.format === 'webp' ? facts.pages : 1
}
