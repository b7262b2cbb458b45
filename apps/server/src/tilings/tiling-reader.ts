import { ImageError } from '@tessera/core/recipes'
import { openTiling, type Tiling } from '@tessera/core/tilings'
import { BlobError, type BlobStore } from '@tessera/storage'
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import { ServiceError } from '../services/errors.ts'
import { createBlobSource } from './blob-source.ts'

/** Where a tile is in its tiling, all counted from 0. */
export interface TilePlace {
  level: number
  column: number
  row: number
}

/** Reads single tiles out of archives. What it answers with is as it was written: every read is checked against its CRC-32. */
export interface TilingReader {
  /**
   * A tile of the archive of that key; null where it has none there. Throws `BLOB_NOT_FOUND` without an archive, `UNAVAILABLE` for one that
   * is damaged.
   */
  readTile(key: string, place: TilePlace): Promise<Buffer | null>
  /** What describes the tiles, byte for byte as it is in the archive. Throws as `readTile`. */
  readDocument(key: string, name: 'manifest' | 'dzi'): Promise<Buffer | null>
  /** What the indexes hold of memory at the moment. */
  readonly indexBytes: number
}

/** A list of entries takes up to 64 MB while it is read, and time of everybody's. */
const openedAtOnce = 2

/** Keeps the indexes of the archives that were asked for lately, at most `maxIndexBytes` of them; no file is kept open here. */
export function createTilingReader({
  blobs,
  maxIndexBytes,
}: {
  blobs: Pick<BlobStore, 'get' | 'head'>
  maxIndexBytes: number
}): TilingReader {
  const indexes = new LRUCache<string, Tiling>({
    maxSize: maxIndexBytes,
    sizeCalculation: ({ indexBytes }, key) => indexBytes + key.length,
  })
  const opening = new Map<string, Promise<Tiling>>()
  const limit = pLimit(openedAtOnce)

  async function open(key: string): Promise<Tiling> {
    const tiling = await limit(async () => openTiling(await createBlobSource(blobs, key)))
    indexes.set(key, tiling)
    return tiling
  }

  /** Many tiles are asked for at once, and their archive is opened for all of them. */
  function find(key: string): Tiling | Promise<Tiling> {
    const known = indexes.get(key) ?? opening.get(key)
    if (known) return known
    const promise = open(key).finally(() => opening.delete(key))
    opening.set(key, promise)
    return promise
  }

  async function read<T>(key: string, work: (tiling: Tiling) => Promise<T>): Promise<T> {
    try {
      return await work(await find(key))
    } catch (error) {
      // It is gone, or it is damaged and may be restored: what was known of it is of no use any more.
      indexes.delete(key)
      throw explain(error, key)
    }
  }

  return {
    readTile: (key, { level, column, row }) => read(key, (tiling) => tiling.read(level, column, row)),
    readDocument: (key, name) => read(key, (tiling) => tiling.readDocument(name)),
    get indexBytes() {
      return indexes.calculatedSize
    },
  }
}

/** Whatever is wrong with an archive that was made here is the server's fault, and which one it is stands in the log. */
function explain(error: unknown, key: string): unknown {
  if (!(error instanceof ImageError)) return error
  // core takes what the storage throws for damage.
  if (error.cause instanceof BlobError) return error.cause
  const cause = new Error(`${key}: ${error.message}`, { cause: error })
  return new ServiceError('UNAVAILABLE', 'The file of this tiling is damaged', { cause })
}
