import { randomUUID } from 'node:crypto'
import { renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { isForeign } from '../codecs/foreign.ts'
import { ImageError } from '../errors.ts'
import type { ImageInput, TaskOptions } from '../input.ts'
import { type ImageFacts, readFacts } from '../inspect.ts'
import {
  canonicaliseTiling,
  planTiling,
  type TilingPlan,
  type TilingRecipe,
  type TilingRecipeInput,
} from '../recipes/index.ts'
import { openImage, white } from '../render.ts'
import { runTask, throwIfAborted } from '../task.ts'
import { type TilingProgress, watchEntries } from './count-entries.ts'
import { finishArchive } from './finish-archive.ts'
import { manifestOf, type TilingManifest } from './manifest.ts'
import { isSrgbProfile } from './srgb-profile.ts'

export type TileOptions = TaskOptions & {
  /** Told at least twice a second how many tiles are made, from the first moment to the last. */
  onProgress?: ((progress: TilingProgress) => void) | undefined
}

/** What was made. */
export type TilingResult = { file: string; bytes: number; manifest: TilingManifest }

/**
 * Cuts an image into equal tiles, in one zip of stored entries at `file`, replacing what is there: `image.dzi`,
 * `image_files/{level}/{column}_{row}.jpeg` (png, webp) as deep zoom has them, and `manifest.json`. Tiles are upright, in sRGB
 * and without metadata; png tiles put together are exactly those pixels. Padded edges are see-through where the image
 * is and tiles can be, else white. A baseline JPEG, a plain PNG and a TIFF are read as a stream, in a memory that grows with their width
 * only. Same input, recipe and `engineVersion`: same bytes. Throws every code of `ImageError`; then nothing is left at `file`.
 */
export async function tile(
  input: ImageInput,
  file: string,
  recipe: TilingRecipeInput,
  options: TileOptions = {},
): Promise<TilingResult> {
  return runTask(options, async (options) => {
    const parsed = canonicaliseTiling(recipe)
    const facts = await readFacts(input, options)
    const plan = planTiling(facts, parsed)
    const manifest = manifestOf(facts, { recipe: parsed, plan })
    const image = await openTiled(input, { facts, plan, recipe: parsed }, options)
    throwIfAborted(options.signal)
    // libvips goes by the end of the name.
    const part = join(dirname(file), `.${basename(file).slice(0, 100)}.${randomUUID()}.part.zip`)
    const total = plan.tiles
    options.onProgress?.({ done: 0, total })
    const endWatch = options.onProgress && watchEntries(part, { total, onProgress: options.onProgress })
    try {
      await image.toFile(part).finally(endWatch)
      const bytes = await finishArchive(part, manifest).catch(rethrowOwn)
      throwIfAborted(options.signal)
      // At once: an abort that came in between would be answered, and the file would be there.
      renameSync(part, file)
      options.onProgress?.({ done: total, total })
      return { file, bytes, manifest }
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  })
}

/** An archive that is wrong when it is just written is no fault of the image. */
function rethrowOwn(cause: unknown): never {
  if (!(cause instanceof ImageError) || cause.code !== 'BAD_IMAGE') throw cause
  throw new ImageError('PROCESSING_FAILED', 'The tiles could not be written', { cause })
}

async function openTiled(
  input: ImageInput,
  { facts, plan, recipe }: { facts: ImageFacts; plan: TilingPlan; recipe: TilingRecipe },
  options: TaskOptions,
): Promise<Sharp> {
  const ignoreIcc = facts.hasIcc && !isForeign(facts.format) && (await hasSrgbProfile(input))
  const image = await openImage(input, { facts, ignoreIcc }, options)
  // Behind what is see-through, as in every jpeg here.
  if (facts.hasAlpha && recipe.format === 'jpeg') image.flatten({ background: white })
  const [right, bottom] = [plan.width - facts.width, plan.height - facts.height]
  if (right > 0 || bottom > 0) {
    const alpha = facts.hasAlpha && recipe.format !== 'jpeg' ? 0 : 1
    image.extend({ right, bottom, background: { r: 255, g: 255, b: 255, alpha } })
  }
  return encodeTiles(image, recipe).tile({
    size: recipe.tileSize,
    overlap: recipe.overlap,
    depth: recipe.depth === 'one' ? 'one' : 'onepixel',
    container: 'zip',
    layout: 'dz',
    basename: 'image',
  })
}

/** An embedded profile costs a third more; one that is sRGB changes nothing. */
async function hasSrgbProfile(input: ImageInput): Promise<boolean> {
  const { icc, space } = await sharp(input, { limitInputPixels: false }).metadata()
  return icc !== undefined && space === 'srgb' && isSrgbProfile(icc)
}

function encodeTiles(image: Sharp, { format, quality }: TilingRecipe): Sharp {
  switch (format) {
    case 'jpeg':
      // Tables made for each tile would cost a second pass over it.
      return image.jpeg({ quality, optimiseCoding: false })
    case 'png':
      // For photographs: filters save more than a higher level does, in less time.
      return image.png({ adaptiveFiltering: true, compressionLevel: 2 })
    case 'webp':
      return image.webp({ quality, effort: 2 })
    default:
      return format satisfies never
  }
}
