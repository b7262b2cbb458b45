import {
  CompressionRecipe,
  CurveRequest,
  curveFormats,
  ImageError,
  imageErrorCodes,
  outputFormats,
  TilingRecipe,
} from '@tessera/core/recipes'
import { z } from 'zod'

/**
 * What is said between the server and the processes that decode. Paths go over, never bytes; everything is parsed on arrival, since
 * a decoder that was taken over could answer anything.
 */

const Pixels = z.int().positive()
const Bytes = z.int().nonnegative()
const Path = z.string()

/** The server's limits on a header, as core takes them. */
const TaskLimits = z.object({ maxPixels: Pixels, maxPixelsBuffered: Pixels })

export const Task = z.discriminatedUnion('kind', [
  /** Looks at a file; makes its thumbnail at the same time, if it has no more pixels than given. */
  z.object({
    kind: z.literal('examine'),
    input: Path,
    thumbnail: z.object({ output: Path, maxPixels: Pixels }),
    limits: TaskLimits,
  }),
  z.object({ kind: z.literal('thumbnail'), input: Path, output: Path, limits: TaskLimits }),
  z.object({
    kind: z.literal('compression'),
    input: Path,
    output: Path,
    recipe: CompressionRecipe,
    limits: TaskLimits,
  }),
  /** Tells how far it is while it goes on. */
  z.object({
    kind: z.literal('tiling'),
    input: Path,
    output: Path,
    recipe: TilingRecipe,
    limits: TaskLimits,
  }),
  /** What a recipe looks like, at a width of a screen at most. */
  z.object({
    kind: z.literal('preview'),
    input: Path,
    output: Path,
    recipe: CompressionRecipe,
    limits: TaskLimits,
  }),
  z.object({ kind: z.literal('curve'), input: Path, request: CurveRequest, limits: TaskLimits }),
  /** Takes the metadata out, without touching a pixel. */
  z.object({ kind: z.literal('strip'), input: Path, output: Path, limits: TaskLimits }),
  z.object({ kind: z.literal('digest'), input: Path }),
  /** Asked once at the start, of a process that has done nothing yet: shows that they can be started at all, and what they cost. */
  z.object({ kind: z.literal('version') }),
])
export type Task = z.infer<typeof Task>
export type TaskKind = Task['kind']

const MadeThumbnail = z.object({ width: Pixels, height: Pixels, bytes: Bytes, thumbhash: z.string() })

const MadeCompression = z.object({
  format: z.enum(outputFormats),
  width: Pixels,
  height: Pixels,
  bytes: Bytes,
  quality: z.int().nullable(),
  ssim: z.number().nullable(),
  scale: z.number(),
  attempts: z.int(),
  originalReturned: z.boolean(),
})

export const results = {
  examine: z.object({
    format: z.string(),
    width: Pixels,
    height: Pixels,
    pages: z.int().positive(),
    hasAlpha: z.boolean(),
    hasLocation: z.boolean(),
    thumbnail: MadeThumbnail.nullable(),
  }),
  thumbnail: MadeThumbnail,
  compression: MadeCompression,
  tiling: z.object({
    columns: z.int().positive(),
    rows: z.int().positive(),
    levels: z.int().positive(),
    bytes: Bytes,
  }),
  preview: MadeCompression,
  curve: z.array(
    z.object({ format: z.enum(curveFormats), quality: z.int(), bytes: Bytes, ssim: z.number() }),
  ),
  strip: z.object({ bytes: Bytes }),
  digest: z.object({ md5: z.string() }),
  /** `dataBytes`: what the process has allocated before any work; null where the system does not tell. */
  version: z.object({ engineVersion: z.string(), dataBytes: Bytes.nullable() }),
} satisfies Record<TaskKind, z.ZodType>
export type TaskResult<K extends TaskKind> = z.infer<(typeof results)[K]>

/** What a child answers, the memory that it holds afterwards, and how much of it on purpose: pixels that may be asked for again. */
const memory = { residentBytes: Bytes, keptBytes: Bytes }

export const Answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown(), ...memory }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.enum(imageErrorCodes),
      message: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
    ...memory,
  }),
])
export type Answer = z.infer<typeof Answer>

/** How much of a task is done, from 0 to 1; said as often as there is something to say, before the answer. */
export const Progress = z.object({ progress: z.number().min(0).max(1) })
export type Progress = z.infer<typeof Progress>

export function toImageError(error: Extract<Answer, { ok: false }>['error']): ImageError {
  return new ImageError(error.code, error.message, error.details)
}
