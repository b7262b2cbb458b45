import { z } from 'zod'
import { Thumbnail, Tiling } from './objects.ts'

/** Shares, as their owner sees them, and as those see them who have the link. */

const Id = z.string()
const Time = z.iso.datetime()

export const Share = z
  .object({
    id: Id,
    title: z.string().nullable(),
    imageIds: z.array(Id),
    compressionIds: z.array(Id),
    tilingId: Id.nullable(),
    hasPassword: z.boolean(),
    views: z.int().nonnegative().meta({
      description:
        'Visits: whoever comes back within half an hour of the last look, from the same address, is one',
    }),
    createdAt: Time,
    expiresAt: Time,
  })
  .meta({ id: 'Share', description: 'A link to a page without a login; its address is shown once' })
export type Share = z.infer<typeof Share>

export const SharedPicture = z
  .object({
    status: z.enum(['ready', 'making', 'failed']).meta({
      description: 'While it is being made there is no url yet: ask again',
    }),
    name: z.string(),
    format: z.string(),
    width: z.int().positive(),
    height: z.int().positive(),
    bytes: z.int().nonnegative().nullable(),
    thumbhash: z.string().nullable(),
    url: z.string().nullable(),
    urlExpiresAt: Time.nullable(),
    thumbnail: Thumbnail.nullable(),
  })
  .meta({ id: 'SharedPicture', description: 'A picture of a share, without metadata' })
export type SharedPicture = z.infer<typeof SharedPicture>

export const SharedTiling = Tiling.pick({
  width: true,
  height: true,
  tileSize: true,
  depth: true,
  overlap: true,
  edges: true,
  format: true,
  columns: true,
  rows: true,
  levels: true,
  tiles: true,
  bytes: true,
  urls: true,
  urlExpiresAt: true,
})
  .extend({ name: z.string() })
  .meta({ id: 'SharedTiling', description: 'A tiling of a share; its tiles have no metadata' })
export type SharedTiling = z.infer<typeof SharedTiling>

export const SharedPage = z
  .object({
    title: z.string().nullable(),
    expiresAt: Time,
    images: z.array(SharedPicture),
    compressions: z.array(SharedPicture),
    tiling: SharedTiling.nullable(),
  })
  .meta({ id: 'SharedPage', description: 'What a share shows to whoever has its link' })
export type SharedPage = z.infer<typeof SharedPage>

export const ShareGrant = z
  .object({ grant: z.string(), grantExpiresAt: Time })
  .meta({ id: 'ShareGrant', description: 'Opens a share that has a password, for a while' })
export type ShareGrant = z.infer<typeof ShareGrant>
