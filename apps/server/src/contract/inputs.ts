import { askedFormats, CompressionRecipe, CurveRequest, TilingRecipe } from '@tessera/core/recipes'
import { jobStatuses, tokenScopes } from '@tessera/db'
import { z } from 'zod'
import { mostZippedImages, zipParts } from '../services/images/zip-link.ts'
import { hasUnprintable } from './names.ts'

/** What clients send. REST, tRPC and the OpenAPI document use the same schemas. */

/** Not judged here: an id of a wrong form is simply an id of nothing. */
const Id = z.string()

export const Credentials = z.strictObject({
  username: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/,
      'Expected 3 to 32 letters, digits, dots, dashes or underscores for username, beginning with a letter or digit',
    ),
  password: z
    .string()
    .min(8, 'Expected at least 8 characters for password')
    .max(256, 'Expected at most 256 characters for password'),
})
export type Credentials = z.infer<typeof Credentials>

/** For logging in nothing is judged but the length, so that accounts of older rules get in. */
export const Login = z.strictObject({ username: z.string().max(256), password: z.string().max(256) })
export type Login = z.infer<typeof Login>

const printable = (field: string) => ({ error: `Expected no control characters for ${field}` })

const TokenName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !hasUnprintable(name), printable('name'))
export const LoginForToken = Login.extend({ name: TokenName.default('API token') })
export type LoginForToken = z.infer<typeof LoginForToken>

export const NewToken = z.strictObject({
  name: TokenName,
  scopes: z
    .array(z.enum(tokenScopes))
    .min(1)
    .max(tokenScopes.length)
    .default(['read', 'write'])
    .meta({ description: 'Only an admin can give the admin scope' }),
  expiresInDays: z.int().min(1).max(3650).optional(),
})
export type NewToken = z.infer<typeof NewToken>

export const ById = z.strictObject({ id: Id })
export type ById = z.infer<typeof ById>

const Page = { limit: z.int().min(1).max(100).default(50), cursor: z.string().max(1000).optional() }

export const ImageQuery = z.strictObject({
  ...Page,
  sort: z.enum(['createdAt', 'name', 'bytes']).default('createdAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
  search: z.string().max(200).optional(),
  tag: z.string().max(50).optional(),
  format: z.string().max(20).optional(),
})
export type ImageQuery = z.infer<typeof ImageQuery>

export const ByHash = z.strictObject({
  hash: z.string().regex(/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/i, 'Expected an MD5 or SHA-256 in hex for hash'),
})
export type ByHash = z.infer<typeof ByHash>

const ImageName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((name) => !hasUnprintable(name), printable('name'))
const Tag = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .refine((tag) => !hasUnprintable(tag), printable('tags'))

export const ImagePatch = z.strictObject({
  name: ImageName.optional(),
  tags: z
    .array(Tag)
    .max(20)
    .transform((tags) => [...new Set(tags)])
    .optional(),
})
export const UpdateImage = ImagePatch.extend({ id: Id })
export type UpdateImage = z.infer<typeof UpdateImage>

export const NewUpload = z.strictObject({
  name: z.string().min(1).max(1000).meta({ description: 'The file name' }),
  bytes: z.int().min(1).max(1e13).meta({ description: 'Exactly as many as will be sent' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'Expected a SHA-256 in hex for sha256')
    .transform((hash) => hash.toLowerCase())
    .optional()
    .meta({ description: 'If known: the same bytes are not sent twice, and what arrives is checked' }),
})
export type NewUpload = z.infer<typeof NewUpload>

const PresetName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !hasUnprintable(name), printable('name'))

export const NewPreset = z.strictObject({
  name: PresetName,
  recipe: CompressionRecipe.meta({
    description: 'With a format alone it converts, and passes over images that have it',
  }),
  applyOnUpload: z.boolean().default(false),
})
export type NewPreset = z.infer<typeof NewPreset>
export const PresetPatch = z.strictObject({
  name: PresetName.optional(),
  recipe: CompressionRecipe.optional(),
  applyOnUpload: z.boolean().optional(),
})
export const UpdatePreset = PresetPatch.extend({ id: Id })
export type UpdatePreset = z.infer<typeof UpdatePreset>

export const ManyIds = z.strictObject({ ids: z.array(Id).min(1).max(1000) })
export type ManyIds = z.infer<typeof ManyIds>

export const CreateZip = z.strictObject({
  ids: z
    .array(Id)
    .min(1)
    .max(mostZippedImages)
    .transform((ids) => [...new Set(ids)]),
  include: z
    .array(z.enum(zipParts))
    .min(1)
    .default(['original'])
    .transform((parts) => zipParts.filter((part) => parts.includes(part))),
})
export type CreateZip = z.infer<typeof CreateZip>

export const DownloadQuery = z.strictObject({
  format: z.string().max(20).optional(),
  json: z.enum(['true', 'false']).optional(),
})

export const CreateCompression = z.strictObject({
  imageId: Id,
  recipe: CompressionRecipe,
  async: z.boolean().default(false),
})
export type CreateCompression = z.infer<typeof CreateCompression>

export const RemakeCompression = CreateCompression.extend({ id: Id })
export type RemakeCompression = z.infer<typeof RemakeCompression>

export const CreateTiling = z.strictObject({ imageId: Id, recipe: TilingRecipe })
export type CreateTiling = z.infer<typeof CreateTiling>

export const PreviewImage = z.strictObject({ id: Id, recipe: CompressionRecipe })
export type PreviewImage = z.infer<typeof PreviewImage>

export const MeasureCurve = z.strictObject({ id: Id, request: CurveRequest })
export type MeasureCurve = z.infer<typeof MeasureCurve>

/** What `POST /compress` takes of a recipe; the recipe's own schema says what the numbers may be. */
export const CompressQuery = z.strictObject({
  format: z.enum(askedFormats).optional(),
  width: z.number().optional(),
  quality: z.number().optional(),
  maxBytes: z.number().optional(),
})

export const OfImage = z.strictObject({ imageId: Id, ...Page })
export type OfImage = z.infer<typeof OfImage>

export const PageQuery = z.strictObject(Page)
export type PageQuery = z.infer<typeof PageQuery>

export const OneOfImage = z.strictObject({ imageId: Id, id: Id })
export type OneOfImage = z.infer<typeof OneOfImage>

export const JobQuery = z.strictObject({ ...Page, status: z.enum(jobStatuses).optional() })
export type JobQuery = z.infer<typeof JobQuery>

/** `lastEventId` is the number of the last event that was seen; tRPC's client sends it again by itself when it reconnects. */
export const FollowEvents = z.strictObject({
  lastEventId: z
    .string()
    .regex(/^\d{1,15}$/, 'Expected the number of an event for lastEventId')
    .nullish(),
})
