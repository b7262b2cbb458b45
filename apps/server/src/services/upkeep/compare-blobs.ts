import type { StoredRows } from '@tessera/db'
import {
  type BlobWatch,
  compressionKey,
  createBlobWatch,
  originalKey,
  thumbnailKey,
  tilingKey,
} from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { listRenditionKeys } from '../shares/list-shared-files.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'clock' | 'logger'>

/** A blob that a row names; `of` is null for a thumbnail, which has no row of its own. */
interface WantedBlob {
  key: string
  of: { collection: keyof StoredRows; id: string; missing: boolean } | null
}

/**
 * Compares rows and blobs, once for each call of `compare`: removes blobs that no row named at two looks, and marks rows whose blob is
 * not there, or is there again. A row is never dropped for that: its blob may come back with a backup or with the next upload.
 */
export function createBlobComparison({ store, blobs, clock, logger }: Needs): { compare(): Promise<void> } {
  /** Users who have rows that are marked, as the last look found them. */
  const marked = new Set<string>()
  const watch: BlobWatch = createBlobWatch({
    blobs,
    clock,
    userIds: () => store.users.ids(),
    namedBy: async (userId) => {
      const rows = await store.images.stored(userId)
      const wanted = listWanted(rows)
      if (wanted.some(({ of }) => of?.missing)) marked.add(userId)
      const needed = new Set(wanted.map(({ key }) => key))
      return { needed, spare: await listRenditionKeys({ store }, rows, userId) }
    },
    onUnreadable: (userId, error) =>
      logger.warn({ err: error, userId }, 'the files of a user cannot be compared with the rows'),
  })

  async function mark(userId: string, missing: ReadonlySet<string>): Promise<void> {
    const lost = { images: [] as string[], compressions: [] as string[], tilings: [] as string[] }
    const found = { images: [] as string[], compressions: [] as string[], tilings: [] as string[] }
    for (const { key, of } of listWanted(await store.images.stored(userId))) {
      if (!of) continue
      if (missing.has(key)) lost[of.collection].push(of.id)
      else if (of.missing && (await blobs.head(key))) found[of.collection].push(of.id)
    }
    const now = clock().toISOString()
    await store.images.mark(userId, lost, { missing: true, now })
    await store.images.mark(userId, found, { missing: false, now })
  }

  return {
    async compare() {
      marked.clear()
      const { orphans, removed, missing } = await watch.look()
      const users = Map.groupBy(missing, (key) => key.slice(0, key.indexOf('/')))
      for (const userId of new Set([...marked, ...users.keys()])) {
        await mark(userId, new Set(users.get(userId))).catch((error: unknown) =>
          logger.warn({ err: error, userId }, 'rows without files could not be marked'),
        )
      }
      if (removed.length > 0) logger.info({ files: removed.length }, 'files that no row names were removed')
      if (missing.length > 0)
        logger.error({ keys: missing.slice(0, 100), files: missing.length }, 'files are missing')
      if (orphans.length > 0)
        logger.debug({ files: orphans.length }, 'files that no row names (yet, or any more)')
    },
  }
}

function listWanted({ images, compressions, tilings }: StoredRows): WantedBlob[] {
  const wanted: WantedBlob[] = []
  for (const image of images) {
    const { id, missing, thumbnail } = image
    wanted.push({ key: originalKey(image), of: { collection: 'images', id, missing } })
    if (thumbnail) wanted.push({ key: thumbnailKey(image, thumbnail.version), of: null })
  }
  for (const compression of compressions) {
    const { id, status, missing, result } = compression
    if (status !== 'ready' || !result) continue
    const key = compressionKey({ ...compression, format: result.format })
    wanted.push({ key, of: { collection: 'compressions', id, missing } })
  }
  for (const tiling of tilings) {
    const { id, status, missing } = tiling
    if (status === 'ready')
      wanted.push({ key: tilingKey(tiling), of: { collection: 'tilings', id, missing } })
  }
  return wanted
}
