import { BlobError } from './errors.ts'

/** The only place that builds keys, and the only one that judges them: nothing that was not built here ever becomes a path. */

const id = '[0-9a-z]{26}'
const extension = '(?:jpg|png|webp|avif|gif|tif|bmp|heic|jxl)'
const names = [
  `original\\.${extension}`,
  `thumbnail-${id}\\.webp`,
  `compressions/${id}-${id}\\.${extension}`,
  `tilings/${id}\\.zip`,
  `shared\\.${extension}`,
  `shared/${id}-${id}(?:\\.${extension}|-thumbnail\\.webp)`,
]
const key = new RegExp(`^${id}/${id}/(?:${names.join('|')})$`)
const prefix = new RegExp(`^(?:${id}/)?(?:${id}/)?$`)

const extensions: Record<string, string> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
  tiff: 'tif',
  bmp: 'bmp',
  heic: 'heic',
  jxl: 'jxl',
}
const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  zip: 'application/zip',
  bmp: 'image/bmp',
  heic: 'image/heic',
  jxl: 'image/jxl',
}

/** The file-name extension of a format, without the dot. Throws `BLOB_KEY_INVALID` for a format that is not stored. */
export function extensionOf(format: string): string {
  const found = extensions[format]
  if (found === undefined)
    throw new BlobError('BLOB_KEY_INVALID', `There are no blobs of the format ${JSON.stringify(format)}`)
  return found
}

/** The media type of a key, by its extension. */
export function mediaTypeOf(key: string): string {
  return mediaTypes[key.slice(key.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

export function originalKey(image: { userId: string; id: string; format: string }): string {
  return checkKey(`${image.userId}/${image.id}/original.${extensionOf(image.format)}`)
}

export function thumbnailKey(image: { userId: string; id: string }, version: string): string {
  return checkKey(`${image.userId}/${image.id}/thumbnail-${version}.webp`)
}

export function compressionKey(compression: {
  userId: string
  imageId: string
  id: string
  version: string
  format: string
}): string {
  const { userId, imageId, version, format } = compression
  return checkKey(`${userId}/${imageId}/compressions/${compression.id}-${version}.${extensionOf(format)}`)
}

export function tilingKey(tiling: { userId: string; imageId: string; id: string }): string {
  return checkKey(`${tiling.userId}/${tiling.imageId}/tilings/${tiling.id}.zip`)
}

/** What leaves by a share of an image: the original without its metadata. */
export function sharedImageKey(image: { userId: string; id: string }, format: string): string {
  return checkKey(`${image.userId}/${image.id}/shared.${extensionOf(format)}`)
}

/** What leaves by a share of a compression that kept metadata. */
export function sharedCompressionKey(compression: SharedOutput, format: string): string {
  return checkKey(`${sharedOutputName(compression)}.${extensionOf(format)}`)
}

/** The small picture of a shared compression: its image's own may show what was cropped away. */
export function sharedThumbnailKey(compression: SharedOutput): string {
  return checkKey(`${sharedOutputName(compression)}-thumbnail.webp`)
}

interface SharedOutput {
  userId: string
  imageId: string
  id: string
  version: string
}

function sharedOutputName({ userId, imageId, id, version }: SharedOutput): string {
  return `${userId}/${imageId}/shared/${id}-${version}`
}

/** All blobs of one user. */
export function userPrefix(userId: string): string {
  return checkPrefix(`${userId}/`)
}

/** Whose blob a key names. */
export function ownerOf(key: string): string {
  return checkKey(key).slice(0, key.indexOf('/'))
}

/** All blobs of one image. */
export function imagePrefix(image: { userId: string; id: string }): string {
  return checkPrefix(`${image.userId}/${image.id}/`)
}

/** Whether a text is a key: what else lies in a folder of blobs is none of ours. */
export function isKey(text: string): boolean {
  return key.test(text)
}

/** Answers with the key if it is one; throws `BLOB_KEY_INVALID` otherwise. */
export function checkKey(text: string): string {
  if (!isKey(text)) throw new BlobError('BLOB_KEY_INVALID', 'Expected a blob key', { details: { key: text } })
  return text
}

/** Answers with the prefix if it is one (all, a user's, an image's); throws `BLOB_KEY_INVALID` otherwise. */
export function checkPrefix(text: string): string {
  if (!prefix.test(text))
    throw new BlobError('BLOB_KEY_INVALID', 'Expected a blob prefix', { details: { prefix: text } })
  return text
}
