import type { z } from 'zod'
import { ImageError } from '../errors.ts'
import { Adjust } from './adjust.ts'
import { colour, decimal, fields, flag, integer, multiple, oneOf } from './fields.ts'
import { parseAs } from './refusals.ts'
import { describeIssues, expectedSentence, type FieldIssue } from './sentences.ts'

/** What can be written. */
export const outputFormats = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'jxl'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** What `auto` chooses from: the formats that browsers show, and that are the smallest for some picture. */
export const autoFormats: readonly ['jpeg', 'png', 'webp', 'avif'] = ['jpeg', 'png', 'webp', 'avif']

/** What can be asked for: `auto` is whichever of `autoFormats` makes the smallest file. */
export const askedFormats: readonly ['auto', ...typeof outputFormats] = ['auto', ...outputFormats]
export type AskedFormat = (typeof askedFormats)[number]

/** How an image meets a box of which both sides are given. */
export const fits = ['inside', 'cover', 'contain', 'fill'] as const
export type Fit = (typeof fits)[number]

/** What `cover` keeps and where `contain` puts it; the last two look for what is worth seeing, and are for `cover`. */
export const positions = [
  'centre',
  'top',
  'right top',
  'right',
  'right bottom',
  'bottom',
  'left bottom',
  'left',
  'left top',
  'entropy',
  'attention',
] as const
export type Position = (typeof positions)[number]

/** How hard the encoders can try, each on its own scale; the others have none. */
export const maxEffortOf: Readonly<Partial<Record<AskedFormat, number>>> = {
  webp: 6,
  avif: 9,
  gif: 9,
  jxl: 9,
}

/**
 * The longest side each format can hold, in pixels: 16 bits in JPEG, 14 in WebP; AVIF's is what libheif's encoder
 * accepts. PNG, TIFF and JPEG XL could hold more than is ever asked for here.
 */
export const maxSideOf: Readonly<Record<OutputFormat, number>> = {
  jpeg: 65535,
  png: 65535,
  webp: 16383,
  avif: 16384,
  gif: 65535,
  tiff: 65535,
  jxl: 65535,
}

/** What becomes of metadata that does not change how the pixels look. */
export const metadataPolicies = ['strip', 'keep', 'keep-without-location'] as const
export type MetadataPolicy = (typeof metadataPolicies)[number]

const longestSide = 65535
const mostBytes = 1e9
const lastFrame = 65535

/** The quality of a recipe without a goal. */
export const defaultQuality = 80

/** What an output may be held to; a recipe has one of these at most. */
const goals = ['quality', 'maxBytes', 'ssim', 'lossless'] as const

type RecipeShape = {
  format: z.ZodDefault<z.ZodEnum<{ [Format in AskedFormat]: Format }>>
  quality: z.ZodOptional<z.ZodInt>
  maxBytes: z.ZodOptional<z.ZodInt>
  ssim: z.ZodOptional<z.ZodNumber>
  lossless: z.ZodOptional<z.ZodBoolean>
  width: z.ZodOptional<z.ZodInt>
  height: z.ZodOptional<z.ZodInt>
  fit: z.ZodDefault<z.ZodEnum<{ [Value in Fit]: Value }>>
  enlarge: z.ZodDefault<z.ZodBoolean>
  position: z.ZodOptional<z.ZodEnum<{ [Value in Position]: Value }>>
  rotate: z.ZodOptional<z.ZodInt>
  crop: z.ZodOptional<z.ZodObject<Record<'left' | 'top' | 'width' | 'height', z.ZodInt>, z.core.$strict>>
  background: z.ZodOptional<z.ZodString>
  effort: z.ZodOptional<z.ZodInt>
  frame: z.ZodOptional<z.ZodInt>
  adjust: z.ZodOptional<typeof Adjust>
  metadata: z.ZodOptional<z.ZodEnum<{ [Policy in MetadataPolicy]: Policy }>>
  palette: z.ZodOptional<z.ZodBoolean>
}

/**
 * What to make of an image. `format`: `auto`, where none is named, is the smallest file at equal similarity. At most one
 * goal: `quality` 1-100 (80 without a goal), for the lossy formats; `maxBytes`, which the file never exceeds: the best
 * quality that fits, and fewer pixels where none does; `ssim` 0-1, the smallest file at least that similar; `lossless`.
 * `width` and `height` in pixels of the upright image, one of them alone keeps the proportions; `fit` says what happens
 * when both are given; smaller images stay as they are unless `enlarge`.
 * Before that, `rotate` turns the upright image clockwise by 90, 180 or 270 degrees, and `crop` takes a part of that, in
 * pixels. `background`, as #rrggbb, is behind what is see-through in jpeg, and the bars of `contain` everywhere.
 * `frame` is the one to take of an animation, or page of a document, counted from 0;
 * without it an animation stays one. `adjust` changes the resized pixels. `metadata`: `strip` (what no policy means),
 * `keep`, or `keep-without-location`. `effort`: 0-6 in webp, 0-9 in avif, gif and jxl. `palette` makes a png of at most 256
 * colours, as a gif always is: fewer bytes, and not lossless.
 */
export const CompressionRecipe: z.ZodObject<RecipeShape, z.core.$strict> = fields('recipe', {
  format: oneOf('format', askedFormats).default('auto'),
  quality: integer('quality', 1, 100).optional(),
  maxBytes: integer('maxBytes', 1, mostBytes).optional(),
  ssim: decimal('ssim', 0, 1).optional(),
  lossless: flag('lossless').optional(),
  width: integer('width', 1, longestSide).optional(),
  height: integer('height', 1, longestSide).optional(),
  fit: oneOf('fit', fits).default('inside'),
  enlarge: flag('enlarge').default(false),
  position: oneOf('position', positions).optional(),
  rotate: multiple('rotate', 90, 270).optional(),
  crop: fields('crop', {
    left: integer('crop.left', 0, longestSide),
    top: integer('crop.top', 0, longestSide),
    width: integer('crop.width', 1, longestSide),
    height: integer('crop.height', 1, longestSide),
  }).optional(),
  background: colour('background').optional(),
  effort: integer('effort', 0, 9).optional(),
  frame: integer('frame', 0, lastFrame).optional(),
  adjust: Adjust.optional(),
  metadata: oneOf('metadata', metadataPolicies).optional(),
  palette: flag('palette').optional(),
}).superRefine((recipe, context) => {
  const asked = goals.filter((goal) => recipe[goal] !== undefined && recipe[goal] !== false)
  const [, second] = asked
  if (second !== undefined) {
    const message = `Expected at most one of ${goals.join(', ')} but received ${asked.join(' and ')}`
    context.addIssue({ code: 'custom', path: [second], message })
  }
  if (recipe.lossless && isLossy(recipe.format)) {
    const formats = askedFormats.filter((format) => !isLossy(format)).join(', ')
    const message = expectedSentence(`one of ${formats}`, 'format of a lossless recipe', recipe.format)
    context.addIssue({ code: 'custom', path: ['format'], message, input: recipe.format })
  }
  if (recipe.lossless && recipe.format === 'png' && recipe.palette) {
    const message = expectedSentence('false', 'palette of a lossless recipe', recipe.palette)
    context.addIssue({ code: 'custom', path: ['palette'], message, input: recipe.palette })
  }
  const { effort, format } = recipe
  const maxEffort = maxEffortOf[format]
  if (effort !== undefined && maxEffort !== undefined && effort > maxEffort) {
    const message = expectedSentence(`integer between 0 and ${maxEffort}`, `effort of ${format}`, effort)
    context.addIssue({ code: 'custom', path: ['effort'], message, input: effort })
  }
  if (recipe.format === 'auto') return
  const max = maxSideOf[recipe.format]
  for (const side of ['width', 'height'] as const) {
    const received = recipe[side]
    if (received === undefined || received <= max) continue
    const message = expectedSentence(`integer between 1 and ${max}`, `${side} of ${recipe.format}`, received)
    context.addIssue({ code: 'custom', path: [side], message, input: received })
  }
})

/** A recipe with its defaults filled in. */
export type CompressionRecipe = z.infer<typeof CompressionRecipe>
/** A recipe as a person writes it: nothing is needed. */
export type CompressionRecipeInput = z.input<typeof CompressionRecipe>

/** What a recipe's output is held to. */
export type Goal =
  | { kind: 'quality'; quality: number }
  | { kind: 'maxBytes'; maxBytes: number }
  | { kind: 'ssim'; ssim: number }
  | { kind: 'lossless' }

/** The one goal of a recipe: quality 80 if none is named. */
export function goalOf(recipe: CompressionRecipe): Goal {
  const { quality = defaultQuality, maxBytes, ssim, lossless } = recipe
  if (maxBytes !== undefined) return { kind: 'maxBytes', maxBytes }
  if (ssim !== undefined) return { kind: 'ssim', ssim }
  if (lossless) return { kind: 'lossless' }
  return { kind: 'quality', quality }
}

/** Whether a format is written at a quality; png and tiff lose nothing without one, and gif has 256 colours for all there is. */
export function hasQuality(format: OutputFormat): boolean {
  return format !== 'png' && format !== 'gif' && format !== 'tiff'
}

/** Whether a format cannot keep every colour. */
function isLossy(format: AskedFormat): boolean {
  return format === 'jpeg' || format === 'gif'
}

/** Reads a recipe from anything; throws `INVALID_INPUT` with one sentence per wrong field in `details.issues`. */
export function parseRecipe(input: unknown): CompressionRecipe {
  return parseAs(CompressionRecipe, input)
}

/** `parseRecipe` for several; each field of `details.issues` begins with the place of its recipe, counted from 0. */
export function parseRecipes(inputs: readonly unknown[]): CompressionRecipe[] {
  const issues: FieldIssue[] = []
  const parsed = inputs.map((input, index) => {
    const result = CompressionRecipe.safeParse(input)
    if (result.success) return result.data
    for (const { field, message } of describeIssues(result.error, input))
      issues.push({ field: field ? `${index}.${field}` : `${index}`, message: `Recipe ${index}: ${message}` })
    return null
  })
  if (issues.length === 0) return parsed.filter((recipe) => recipe !== null)
  throw new ImageError('INVALID_INPUT', issues.map(({ message }) => message).join('; '), { issues })
}
