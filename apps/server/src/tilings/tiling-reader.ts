import { ImageError } from '@tessera/core/recipes'
import { openTiling, type Tiling } from '@tessera/core/tilings'
import { BlobError, type BlobStore, createSecondReads } from '@tessera/storage'
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

/** Reads single tiles out of archives. What it answers with is as it was written: whatever is read is checked against its CRC-32. */
export interface TilingReader {
  /**
   * A tile of the archive of that key; null where it has none there. Throws `BLOB_NOT_FOUND` without an archive, `UNAVAILABLE` for one that
   * is damaged.
   */
  readTile(key: string, place: TilePlace): Promise<Buffer | null> | Buffer
  /** What describes the tiles, byte for byte as it is in the archive. Throws as `readTile`. */
  readDocument(key: string, name: 'manifest' | 'dzi'): Promise<Buffer | null>
  /** Lets go of all that it knows of these archives. To be called once they are deleted, or it would go on to serve what it has. */
  forget(fits: (key: string) => boolean): void
  /** What the indexes hold of memory at the moment, and the tiles that were asked for lately. */
  readonly indexBytes: number
  readonly tileBytes: number
}

/** A list of entries takes up to 64 MB while it is read, and time of everybody's. */
const openedAtOnce = 2

/** Of one tile that is kept. */
const mostTileBytes = 256 * 1024

/** Tiles whose first read is remembered: a panorama has thousands. */
const mostSeen = 20_000

/**
 * Keeps the indexes of the archives that were asked for lately, at most `maxIndexBytes` of them, and `maxTileBytes` of tiles that were read
 * twice lately: many people look at the same ones. No file is kept open here.
 */
export function createTilingReader({
  blobs,
  maxIndexBytes,
  maxTileBytes,
}: {
  blobs: Pick<BlobStore, 'get' | 'head'>
  maxIndexBytes: number
  maxTileBytes: number
}): TilingReader {
  const indexes = new LRUCache<string, Tiling>({
    maxSize: maxIndexBytes,
    sizeCalculation: ({ indexBytes }, key) => indexBytes + key.length,
  })
  /** A browser keeps what it has, so who asks again is somebody else, and more will come: only then is a tile worth its room. */
  const tiles = createSecondReads<Buffer>({ maxBytes: maxTileBytes, maxEntryBytes: mostTileBytes, mostSeen })
  const opening = new Map<string, Promise<Tiling>>()
  let deletions = 0
  const limit = pLimit(openedAtOnce)

  async function open(key: string): Promise<Tiling> {
    const before = deletions
    const tiling = await limit(async () => openTiling(await createBlobSource(blobs, key)))
    if (before === deletions) indexes.set(key, tiling)
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

  async function readTile(
    key: string,
    { level, column, row }: TilePlace,
    name: string,
  ): Promise<Buffer | null> {
    const reading = tiles.begin(name)
    const bytes = await read(key, (tiling) => tiling.read(level, column, row))
    if (bytes) reading.end(reading.isSecond ? standAlone(bytes) : bytes)
    return bytes
  }

  return {
    readTile(key, place) {
      const name = `${key}/${place.level}/${place.column}_${place.row}`
      return tiles.get(name) ?? readTile(key, place, name)
    },
    readDocument: (key, name) => read(key, (tiling) => tiling.readDocument(name)),
    forget(fits) {
      deletions++
      for (const key of [...indexes.keys()]) if (fits(key)) indexes.delete(key)
      tiles.drop((name) => fits(archiveOf(name)))
    },
    get indexBytes() {
      return indexes.calculatedSize
    },
    get tileBytes() {
      return tiles.bytes
    },
  }
}

/** The key in the name of a tile, which has two parts more. */
function archiveOf(name: string): string {
  return name.slice(0, name.lastIndexOf('/', name.lastIndexOf('/') - 1))
}

/** Small buffers are cut from a larger one, all of which would be kept with them. */
function standAlone(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= 2 * bytes.length) return bytes
  const alone = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(alone)
  return alone
}

/** Whatever is wrong with an archive that was made here is the server's fault, and which one it is stands in the log. */
function explain(error: unknown, key: string): unknown {
  if (!(error instanceof ImageError)) return error
  // core takes what the storage throws for damage.
  if (error.cause instanceof BlobError) return error.cause
  const cause = new Error(`${key}: ${error.message}`, { cause: error })
  return new ServiceError('UNAVAILABLE', 'The file of this tiling is damaged', { cause })
}
