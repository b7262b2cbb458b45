import { type CompressionRecipe, canonicalise, maxSideOf, type OutputFormat } from '@tessera/core/recipes'
import type { CompressionRow, ImageRow } from '@tessera/db'
import {
  compressionKey,
  originalKey,
  sharedCompressionKey,
  sharedImageKey,
  sharedThumbnailKey,
} from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { fileName } from '../views.ts'

/** How a rendition is made of its source: metadata is cut out and no pixel touched, or it is encoded anew, or made small. */
type Making = { kind: 'strip' } | { kind: 'compression'; recipe: CompressionRecipe } | { kind: 'thumbnail' }

/**
 * A file that is made for shares, when it is first asked for. Its key follows from the row of what is shared, so that no row of its own
 * says that it is there, and it can be made again whenever it is not.
 */
export interface Rendition {
  key: string
  /** The blob that it is made of. */
  source: string
  making: Making
  /** Whether what it shows is still there: it may be deleted, or made anew, while a rendition of it is being made. */
  isWanted(store: Deps['store']): Promise<boolean>
}

/** What a share shows of one image or compression. */
export interface SharedFile {
  key: string
  format: string
  /** That a download gets. */
  name: string
  /** Null where the blob of `key` holds no metadata as it is. */
  rendition: Rendition | null
}

/** Of these only the segments with metadata are rewritten; all other formats are encoded anew. */
const rewritten: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif'])

/** Bytes up to which a file is rewritten in the memory of a decoding process, which holds it twice. A larger one is encoded as a stream. */
const mostRewritten = 64 * 2 ** 20

/** As good as what is looked at on a page need be, and what every browser shows. */
const quality = 90

function planMaking(file: { format: string; width: number; height: number; bytes: number }): {
  format: OutputFormat
  making: Making
} {
  const format = formatOf(file)
  if (rewritten.has(file.format) && file.bytes <= mostRewritten) return { format, making: { kind: 'strip' } }
  return { format, making: { kind: 'compression', recipe: canonicalise({ format, quality }) } }
}

function formatOf({ format, width, height }: Parameters<typeof planMaking>[0]): OutputFormat {
  if (rewritten.has(format)) return format as OutputFormat
  return Math.max(width, height) <= maxSideOf.webp ? 'webp' : 'jpeg'
}

export function sharedFileOfImage(image: ImageRow): SharedFile & { rendition: Rendition } {
  const { format, making } = planMaking(image)
  const key = sharedImageKey(image, format)
  const rendition: Rendition = {
    key,
    source: originalKey(image),
    making,
    isWanted: async (store) => (await store.images.get(image.userId, image.id)) !== null,
  }
  return { key, format, name: fileName(image.name, format), rendition }
}

/** A compression that kept no metadata leaves as it is. Null unless it is ready. */
export function sharedFileOfCompression(compression: CompressionRow, imageName: string): SharedFile | null {
  const { result, recipe, status } = compression
  if (status !== 'ready' || !result) return null
  const source = compressionKey({ ...compression, format: result.format })
  const keptMetadata = recipe.metadata !== undefined && recipe.metadata !== 'strip'
  if (!keptMetadata) {
    const { format } = result
    return { key: source, format, name: fileName(imageName, format), rendition: null }
  }
  const { format, making } = planMaking(result)
  const key = sharedCompressionKey(compression, format)
  const rendition = { key, source, making, isWanted: isCurrent(compression) }
  return { key, format, name: fileName(imageName, format), rendition }
}

/** The small picture of a compression. Its image's own may show what a crop took away. */
export function sharedThumbnailOf(compression: CompressionRow): Rendition | null {
  const { result, status } = compression
  if (status !== 'ready' || !result) return null
  return {
    key: sharedThumbnailKey(compression),
    source: compressionKey({ ...compression, format: result.format }),
    making: { kind: 'thumbnail' },
    isWanted: isCurrent(compression),
  }
}

/** One that is made again has another version, and other files. */
function isCurrent({ userId, id, version }: CompressionRow): Rendition['isWanted'] {
  return async (store) => (await store.compressions.find(userId, id))?.version === version
}
