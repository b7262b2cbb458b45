import type { Sharp } from 'sharp'
import { meetGoal } from './goals/meet-goal.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { type ImageFacts, readFacts } from './inspect.ts'
import { checkLimits, defaultLimits, maxJxlPixels } from './limits.ts'
import { createOriginal } from './original.ts'
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
import { areaOf, checkOutputSize, encode, openImage, resize, white } from './render.ts'
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
  const { format, rotate = 0, crop, effort, background, palette } = recipe
  const frames = keptFrames(facts, recipe)
  if (frames > 1) checkLimits({ ...facts, frames, bytesPerPixel: 4, streamable: false }, limits)
  // Turning needs the last row first.
  if (rotate !== 0) checkLimits({ ...facts, frames, bytesPerPixel: 4, streamable: false }, limits)
  const area = areaOf(facts, recipe)
  const size = outputSize(area, recipe)
  const goal = goalOf(recipe)
  // sharp's encoders take their pixels as they come.
  const isDirect =
    format !== 'auto' && format !== 'jxl' && (goal.kind === 'quality' || goal.kind === 'lossless')
  // Only the encoders of TIFF and of PNG in all colours work row by row, and a search needs the pixels more than once.
  const isRowByRow = isDirect && (format === 'tiff' || (format === 'png' && !palette))
  const maxWhole =
    format === 'jxl' ? Math.min(maxJxlPixels, limits.maxPixelsBuffered) : limits.maxPixelsBuffered
  checkOutputSize(size, format, isRowByRow ? limits.maxPixels : maxWhole)
  const image = await openImage(input, { facts, frames }, options)
  if (rotate !== 0) image.rotate(rotate)
  if (crop) image.extract(crop)
  const opaque = format === 'jpeg'
  if (size.width !== area.width || size.height !== area.height) resize(image, size, { ...recipe, opaque })
  const original = createOriginal(input, { facts, frames, size, recipe }, options)
  const finish = async (file: Sharp | Buffer, facts: Unwritten): Promise<CompressionResult> => {
    const written = await writeOutput(file, { ...options, instead: original.ifSmaller })
    return original.isTaken() ? { ...facts, ...written, ...original.facts } : { ...facts, ...written }
  }
  if (isDirect) {
    const lossless = goal.kind === 'lossless'
    const quality = goal.kind === 'quality' ? goal.quality : 100
    const kept = lossless || !hasQuality(format) ? null : quality
    const encoded = encode(image, { format, quality, lossless, effort, background, palette })
    return finish(encoded, { ...made, format, ...size, quality: kept })
  }
  // The pixels; and where files are measured, those of a file that was decoded again, and the brightness of both.
  const bytesPerPixel = format !== 'auto' && goal.kind === 'maxBytes' ? 4 : 10
  checkLimits({ ...size, pages: frames, frames, bytesPerPixel, streamable: false }, limits)
  const raster = await readRaster(image, { frames, behind: opaque ? (background ?? white) : null })
  const { data, ...found } = await meetGoal(raster, { format, goal, effort, palette }, options.signal)
  return finish(data, { ...made, ...found })
}

type Unwritten = Omit<CompressionFacts, 'bytes'>

// What is so unless a search made it otherwise.
const made = { ssim: null, scale: 1, attempts: 1, originalReturned: false }

// Pages of a TIFF are not frames; and sharp cannot turn an animation, so one that lies on its side keeps its first frame.
function keptFrames(facts: ImageFacts, { format, rotate = 0 }: CompressionRecipe): number {
  const animated =
    (facts.format === 'gif' || facts.format === 'webp') && facts.orientation === 1 && rotate === 0
  return animated && (format === 'webp' || format === 'gif' || format === 'auto') ? facts.pages : 1
}
