import { layOutTiles, parseRecipe } from '@tessera/core/recipes'
import type { CompressionRow, ImageRow, JobRow, PresetRow, RowError, TilingRow, UserRow } from '@tessera/db'
import { compressionKey, extensionOf, originalKey, thumbnailKey, tilingKey } from '@tessera/storage'
import type { Compression, Image, Job, Preset, Tiling, User } from '../contract/objects.ts'
import type { Links } from '../links.ts'
import { toRowError } from './errors.ts'
import { toTilingClaim } from './tilings/tiling-claim.ts'

/** Rows of the store as the API shows them: without what is internal, and with signed links. */

export function toUser({ id, username, role, createdAt }: UserRow): User {
  return { id, username, role, createdAt }
}

export function toImage(links: Links, row: ImageRow): Image {
  return links.show(row, () => {
    const { userId: _, missing: __, thumbnail, ...shown } = row
    return {
      ...shown,
      ...links.sign(originalKey(row), fileName(row.name, row.format)),
      thumbnail: thumbnail && {
        url: links.sign(thumbnailKey(row, thumbnail.version), fileName(row.name, 'webp', 'thumbnail')).url,
        width: thumbnail.width,
        height: thumbnail.height,
      },
    }
  })
}

/** `imageName` names the file that the link leads to. */
export function toCompression(links: Links, row: CompressionRow, imageName: string): Compression {
  const { userId: _, engineVersion: __, missing: ___, version, result, ...shown } = row
  const format = result?.format ?? row.recipe.format
  const link =
    row.status === 'ready'
      ? links.sign(compressionKey({ ...row, version, format }), fileName(imageName, format))
      : { url: null, urlExpiresAt: null }
  return {
    ...shown,
    format,
    width: result?.width ?? null,
    height: result?.height ?? null,
    bytes: result?.bytes ?? null,
    quality: result?.quality ?? null,
    ssim: result?.ssim ?? null,
    scale: result?.scale ?? null,
    attempts: result?.attempts ?? null,
    originalReturned: result?.originalReturned ?? null,
    ...link,
  }
}

/** `image` is the one that it is of. */
export function toTiling(
  links: Links,
  row: TilingRow,
  image: Pick<ImageRow, 'name' | 'width' | 'height'>,
): Tiling {
  const { userId: _, engineVersion: __, missing: ___, result, recipe, ...shown } = row
  const { width, height } = image
  const { columns, rows, levels, tiles } = layOutTiles(image, recipe)
  return {
    ...shown,
    ...recipe,
    quality: recipe.format === 'png' ? null : recipe.quality,
    width,
    height,
    columns,
    rows,
    levels: levels.length,
    tiles,
    bytes: result?.bytes ?? null,
    ...(row.status === 'ready' ? linksOfTiling(links, row, image) : { urls: null, urlExpiresAt: null }),
  }
}

function linksOfTiling(
  links: Links,
  tiling: TilingRow,
  image: Pick<ImageRow, 'name' | 'width' | 'height'>,
): { urls: Tiling['urls']; urlExpiresAt: string } {
  const { url, urlExpiresAt } = links.signPrefix(toTilingClaim({ tiling, image }))
  const urls = {
    dzi: `${url}image.dzi`,
    tile: `${url}image_files/{level}/{column}_{row}.${tiling.recipe.format}`,
    manifest: `${url}manifest.json`,
    zip: links.sign(tilingKey(tiling), `${baseName(image.name)}.zip`).url,
  }
  return { urls, urlExpiresAt }
}

/** `done` is how much of it is, from 0 to 1, if it runs. */
export function toJob({ userId: _, notBefore: __, ...row }: JobRow, done = 0): Job {
  return { ...row, progress: row.status === 'ready' ? 1 : row.status === 'processing' ? done : 0 }
}

/** A recipe that a later version does not know any more is shown as it was saved, and why it is of no use. */
export function toPreset({ userId: _, ...row }: PresetRow): Preset {
  return { ...row, error: whyUnusable(row.recipe) }
}

function whyUnusable(recipe: PresetRow['recipe']): RowError | null {
  try {
    parseRecipe(recipe)
    return null
  } catch (error) {
    return toRowError(error)
  }
}

/** The name that a download gets: the image's own with the right extension. A slash would end the name in a URL. */
export function fileName(name: string, format: string, suffix?: string): string {
  const extension = extensionOf(format)
  const safe = withoutSlashes(name)
  if (suffix === undefined) {
    const own = safe.slice(safe.lastIndexOf('.') + 1).toLowerCase()
    // The original keeps its own spelling: holiday.JPEG stays holiday.JPEG.
    if (safe.includes('.') && (own === extension || own === format)) return safe
  }
  return `${baseName(name)}${suffix ? `.${suffix}` : ''}.${extension}`
}

function baseName(name: string): string {
  return withoutSlashes(name).replace(/\.(?:jpe?g|png|webp|avif|gif|tiff?|bmp|hei[cf]|jxl)$/i, '') || 'image'
}

function withoutSlashes(name: string): string {
  return name.replace(/[/\\]/g, '_')
}
