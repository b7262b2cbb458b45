import {
  askedFormats,
  CompressionRecipe,
  curveFormats,
  tileFormats,
  tilingDepths,
  tilingEdges,
} from '@tessera/core/recipes'
import { eventTypes, jobKinds, jobStatuses, ticketStatuses, tokenScopes } from '@tessera/db'
import { z } from 'zod'

/** The objects of the API, as REST and tRPC answer with them. Times are ISO 8601 in UTC, sizes bytes, lengths pixels. */

const Id = z.string()
const Time = z.iso.datetime()
const Bytes = z.int().nonnegative()
const Pixels = z.int().positive()

export const User = z
  .object({ id: Id, username: z.string(), role: z.enum(['admin', 'member']), createdAt: Time })
  .meta({ id: 'User' })
export type User = z.infer<typeof User>

const Counted = z.object({ used: z.int(), limit: z.int() })
const Limited = z.object({ limit: z.int() })

export const Quota = z
  .object({ images: Counted, bytes: Counted, compressionsPerImage: Limited, tilingsPerImage: Limited })
  .meta({ id: 'Quota' })
export type Quota = z.infer<typeof Quota>

export const Token = z
  .object({
    id: Id,
    name: z.string(),
    scopes: z.array(z.enum(tokenScopes)),
    createdAt: Time,
    expiresAt: Time.nullable(),
  })
  .meta({ id: 'Token', description: 'An API token; its secret is shown once, when it is made' })
export type Token = z.infer<typeof Token>

export const Thumbnail = z
  .object({ url: z.string(), width: Pixels, height: Pixels })
  .meta({ id: 'Thumbnail' })

export const Image = z
  .object({
    id: Id,
    name: z.string(),
    format: z.string(),
    width: Pixels.meta({ description: 'After orientation' }),
    height: Pixels.meta({ description: 'After orientation' }),
    bytes: Bytes,
    sha256: z.string(),
    md5: z.string().nullable().meta({ description: 'Null until computed (large files only)' }),
    pages: z.int().positive(),
    hasAlpha: z.boolean(),
    hasLocation: z.boolean(),
    thumbhash: z.string().nullable(),
    tags: z.array(z.string()),
    createdAt: Time,
    updatedAt: Time,
    url: z.string(),
    urlExpiresAt: Time,
    thumbnail: Thumbnail.nullable(),
  })
  .meta({ id: 'Image', description: 'An uploaded original' })
export type Image = z.infer<typeof Image>

export const Failure = z
  .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() })
  .meta({ id: 'Failure' })

export const CurvePoint = z
  .object({ format: z.enum(curveFormats), quality: z.int(), bytes: Bytes, ssim: z.number() })
  .meta({ id: 'CurvePoint' })
export type CurvePoint = z.infer<typeof CurvePoint>

export const Compression = z
  .object({
    id: Id,
    imageId: Id,
    status: z.enum(jobStatuses),
    jobId: Id,
    recipe: CompressionRecipe,
    recipeHash: z.string(),
    /** As asked until it is made: `auto` is never what it turned out to be. */
    format: z.enum(askedFormats),
    width: Pixels.nullable(),
    height: Pixels.nullable(),
    bytes: Bytes.nullable(),
    quality: z.int().nullable(),
    ssim: z.number().nullable(),
    scale: z.number().nullable(),
    attempts: z.int().nullable(),
    originalReturned: z.boolean().nullable(),
    url: z.string().nullable(),
    urlExpiresAt: Time.nullable(),
    error: Failure.nullable(),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({
    id: 'Compression',
    description: 'An output made from an image; what it turned out to be is null until it is ready',
  })
export type Compression = z.infer<typeof Compression>

const TilingUrls = z
  .object({
    dzi: z.string(),
    tile: z.string().meta({
      description:
        'With {level}, {column} and {row} in it, to be replaced; they count from 0, the full image is level `levels` - 1',
    }),
    manifest: z.string(),
    zip: z.string(),
  })
  .meta({ id: 'TilingUrls', description: 'Signed links; all but that of the zip begin the same' })

export const Tiling = z
  .object({
    id: Id,
    imageId: Id,
    status: z.enum(jobStatuses),
    jobId: Id,
    recipeHash: z.string(),
    tileSize: Pixels,
    depth: z.enum(tilingDepths),
    overlap: z.int().nonnegative(),
    edges: z.enum(tilingEdges),
    format: z.enum(tileFormats),
    quality: z.int().nullable().meta({ description: 'Null for png' }),
    width: Pixels.meta({ description: 'Of the image; padded edges are beyond' }),
    height: Pixels.meta({ description: 'Of the image; padded edges are beyond' }),
    columns: z.int().positive().meta({ description: 'Tiles of the full image in a row' }),
    rows: z.int().positive(),
    levels: z.int().positive().meta({ description: '1 for a flat grid' }),
    tiles: z.int().positive().meta({ description: 'Of all levels' }),
    bytes: Bytes.nullable().meta({ description: 'Of the zip; null until it is made' }),
    urls: TilingUrls.nullable(),
    urlExpiresAt: Time.nullable(),
    error: Failure.nullable(),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({ id: 'Tiling', description: 'An image as equal tiles in one zip, a flat grid or a pyramid' })
export type Tiling = z.infer<typeof Tiling>

export const Job = z
  .object({
    id: Id,
    kind: z.enum(jobKinds),
    status: z.enum(jobStatuses),
    progress: z.number().min(0).max(1),
    imageId: Id,
    outputId: Id.nullable(),
    attempts: z.int().nonnegative(),
    error: Failure.nullable(),
    createdAt: Time,
    startedAt: Time.nullable(),
    finishedAt: Time.nullable(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

const ErrorBody = z
  .object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'ErrorBody' })

/** The one shape of every error. */
export const ErrorAnswer = z.object({ error: ErrorBody }).meta({ id: 'Error' })
export type ErrorAnswer = z.infer<typeof ErrorAnswer>

const RefusedPreset = z
  .object({ id: Id, name: z.string(), error: Failure })
  .meta({ id: 'RefusedPreset', description: 'A preset that could not be applied to an upload, and why' })
export type RefusedPreset = z.infer<typeof RefusedPreset>

export const Ingested = z
  .object({
    image: Image,
    deduplicated: z.boolean(),
    jobs: z.array(Job),
    refusedPresets: z.array(RefusedPreset),
  })
  .meta({ id: 'Ingested', description: 'An upload that was taken' })
export type Ingested = z.infer<typeof Ingested>

export const NewTicket = z
  .object({
    ticket: Id,
    url: z.string().meta({ description: 'To put the bytes to; it needs no other credential' }),
    method: z.literal('PUT'),
    expiresAt: Time.meta({ description: 'Until when the upload must have begun' }),
  })
  .meta({ id: 'NewTicket', description: 'A permission to upload one file' })
export type NewTicket = z.infer<typeof NewTicket>

export const Ticket = z
  .object({
    ticket: Id,
    status: z.enum(ticketStatuses),
    received: Bytes,
    image: Image.nullable(),
    error: Failure.nullable(),
    expiresAt: Time,
  })
  .meta({ id: 'Ticket' })
export type Ticket = z.infer<typeof Ticket>

export const Preset = z
  .object({
    id: Id,
    name: z.string(),
    recipe: z.record(z.string(), z.unknown()).meta({ description: 'As it was saved' }),
    applyOnUpload: z.boolean(),
    error: Failure.nullable().meta({ description: 'Why the recipe cannot be used any more, if so' }),
    createdAt: Time,
    updatedAt: Time,
  })
  .meta({
    id: 'Preset',
    description: 'A named recipe; with applyOnUpload it is made of each image that comes',
  })
export type Preset = z.infer<typeof Preset>

export const UploadResult = z
  .union([Ingested, z.object({ error: ErrorBody, name: z.string() })])
  .meta({ id: 'UploadResult', description: 'What became of one file of an upload' })
export type UploadResult = z.infer<typeof UploadResult>

/**
 * Something that happened; `job.progress`: how far a job is, which is not kept and has the number of the event before it; or `resync`: look at
 * everything again, some of what happened is not kept any more.
 */
export const LiveEvent = z.object({
  seq: z.int().nonnegative(),
  type: z.enum([...eventTypes, 'job.progress', 'resync']),
  at: Time.optional(),
  imageId: Id.optional(),
  compressionId: Id.optional(),
  tilingId: Id.optional(),
  jobId: Id.optional(),
  /** Of `job.progress`, from 0 to 1. */
  progress: z.number().min(0).max(1).optional(),
})
export type LiveEvent = z.infer<typeof LiveEvent>
