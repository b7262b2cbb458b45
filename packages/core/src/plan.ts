import type { Sharp } from 'sharp'
import { adjust, isSpatial } from './adjust.ts'
import type { ImageFacts } from './inspect.ts'
import { checkLimits, type Limits, maxJxlPixels } from './limits.ts'
import { outputSize, type Size } from './output-size.ts'
import { type CompressionRecipe, type Goal, goalOf } from './recipes/index.ts'
import { areaOf, checkOutputSize, isStrategy, resize } from './render.ts'

/** What a recipe comes to with one image. */
export type Plan = {
  recipe: CompressionRecipe
  /** Of the frame that is taken. */
  facts: ImageFacts
  goal: Goal
  /** How many are kept; 1 for a still. */
  frames: number
  /** Pixels of what is left after turning and cropping, then of the output. */
  area: Size
  size: Size
  /** Encoded once, in a format that is named. */
  isSingleEncode: boolean
}

/** The part of it that is about pixels. */
type Work = Pick<Plan, 'recipe' | 'area' | 'size' | 'frames'>

/** Works out what a recipe asks of an image and holds it to the limits. Throws `INVALID_INPUT` and `TOO_LARGE`. */
export function planCompression(
  facts: ImageFacts,
  { recipe, limits }: { recipe: CompressionRecipe; limits: Limits },
): Plan {
  const { format, rotate = 0, metadata = 'strip', palette } = recipe
  const frames = keptFrames(facts, recipe)
  const decoded = { ...facts, frames, bytesPerPixel: bytesOfPixel(facts), streamable: false }
  // Turning needs the last row first.
  if (frames > 1 || rotate !== 0) checkLimits(decoded, limits)
  const area = areaOf(facts, recipe)
  const size = outputSize(area, recipe)
  const goal = goalOf(recipe)
  const isSingleEncode = format !== 'auto' && (goal.kind === 'quality' || goal.kind === 'lossless')
  // Only the encoders of TIFF and of PNG in all colours work row by row; a search needs the pixels more than once, and metadata is put into a file that is finished.
  const isRowByRow = format === 'tiff' || (format === 'png' && !palette)
  // A blur takes what is around a pixel from anywhere.
  const isStreamed = isSingleEncode && isRowByRow && metadata === 'strip' && recipe.adjust?.blur === undefined
  const maxWhole =
    format === 'jxl' ? Math.min(maxJxlPixels, limits.maxPixelsBuffered) : limits.maxPixelsBuffered
  checkOutputSize(size, format, isStreamed ? limits.maxPixels : maxWhole)
  // The part worth keeping is looked for in all that was scaled, which is held in memory for it.
  if (frames === 1 && isResized({ area, size }) && recipe.fit === 'cover' && isStrategy(recipe.position))
    checkLimits({ ...decoded, ...coveringSize(area, size), pages: 1 }, limits)
  return { recipe, facts, goal, frames, area, size, isSingleEncode }
}

/** In memory: whole bytes a channel, and no less than the sRGB with alpha that it becomes. */
function bytesOfPixel({ colourSpace, hasAlpha, bitDepth }: ImageFacts): number {
  const colours = colourSpace === 'cmyk' ? 4 : 3
  return Math.max(4, (colours + (hasAlpha ? 1 : 0)) * Math.ceil(bitDepth / 8))
}

function isResized({ area, size }: Pick<Plan, 'area' | 'size'>): boolean {
  return size.width !== area.width || size.height !== area.height
}

/** What an image is scaled to before `cover` cuts it. */
function coveringSize(area: Size, size: Size): Size {
  const scale = Math.max(size.width / area.width, size.height / area.height)
  return { width: Math.ceil(area.width * scale), height: Math.ceil(area.height * scale) }
}

/** Adds to an opened image what is done to its pixels: rotate, crop, resize, adjust. */
export function addWork(image: Sharp, { recipe, area, size, frames }: Work): Sharp {
  const { rotate = 0, crop } = recipe
  if (rotate !== 0) image.rotate(rotate)
  if (crop) image.extract(crop)
  return addResize(image, { recipe, area, size, frames })
}

/** The last two of `addWork`, for pixels that are turned and cropped already. */
export function addResize(image: Sharp, { recipe, area, size, frames }: Work): Sharp {
  if (isResized({ area, size })) {
    // What is worth keeping is somewhere else in each frame, and sharp looks for it in stills only.
    const position = frames > 1 && isStrategy(recipe.position) ? 'centre' : recipe.position
    resize(image, size, { ...recipe, position, opaque: recipe.format === 'jpeg' })
  }
  return areFramesApart({ recipe, frames }) ? image : adjust(image, recipe.adjust)
}

/** Whether the frames have to be adjusted one by one, once they are pixels. */
export function areFramesApart({ recipe, frames }: Pick<Plan, 'recipe' | 'frames'>): boolean {
  return frames > 1 && isSpatial(recipe.adjust)
}

// Pages of a TIFF are not frames; and sharp cannot turn an animation, so one that lies on its side keeps its first frame.
function keptFrames(facts: ImageFacts, { format, rotate = 0, frame }: CompressionRecipe): number {
  const animated =
    (facts.format === 'gif' || facts.format === 'webp') &&
    facts.orientation === 1 &&
    rotate === 0 &&
    frame === undefined
  return animated && (format === 'webp' || format === 'gif' || format === 'auto') ? facts.pages : 1
}
