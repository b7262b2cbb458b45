import { thumbnailKey } from '@tessera/storage'
import type { SharedPicture } from '../../contract/share-objects.ts'
import type { Links } from '../../links.ts'
import { fileName } from '../views.ts'
import type { SharedPictureFiles } from './list-shared-files.ts'
import type { RenditionStates } from './settle-renditions.ts'

/** Pixels of the longer side of a thumbnail, as core makes it. */
const thumbnailSide = 512

/** One picture as a share shows it; `links` are those of shares. Nothing that is signed here is an original, or holds metadata. */
export function toSharedPicture(
  links: Links,
  { image, compression, file, rendition, thumbnail }: SharedPictureFiles,
  states: RenditionStates,
): SharedPicture {
  const state = rendition
    ? (states.get(rendition.key) ?? 'making')
    : { bytes: compression?.result?.bytes ?? 0 }
  const isReady = typeof state === 'object'
  const { width, height } = compression?.result ?? image
  const thumbnailName = fileName(image.name, 'webp', 'thumbnail')
  const link = isReady ? links.sign(file.key, file.name) : { url: null, urlExpiresAt: null }

  function signThumbnail(): SharedPicture['thumbnail'] {
    if (!compression) {
      const made = image.thumbnail
      if (!made) return null
      const { url } = links.sign(thumbnailKey(image, made.version), thumbnailName)
      return { url, width: made.width, height: made.height }
    }
    if (!thumbnail || typeof states.get(thumbnail.key) !== 'object') return null
    const scale = Math.min(1, thumbnailSide / Math.max(width, height))
    const { url } = links.sign(thumbnail.key, thumbnailName)
    return {
      url,
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    }
  }

  return {
    status: isReady ? 'ready' : state,
    name: file.name,
    format: file.format,
    width,
    height,
    bytes: isReady ? state.bytes : null,
    // That of a compression's image would show what a crop took away.
    thumbhash: compression ? null : image.thumbhash,
    ...link,
    thumbnail: signThumbnail(),
  }
}
