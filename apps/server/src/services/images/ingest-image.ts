import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { ImageRow, JobKind, JobRow } from '@tessera/db'
import { imagePrefix, originalKey, thumbnailKey } from '@tessera/storage'
import type { Image, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { isOutcomeUnknown } from '../errors.ts'
import { toImage, toJob } from '../views.ts'
import { describeFile } from './describe-file.ts'
import { receiveFile } from './receive-file.ts'

type Needs = Pick<
  Deps,
  'store' | 'collectYoung' | 'blobs' | 'pool' | 'jobs' | 'links' | 'config' | 'clock' | 'ids' | 'logger'
>
export interface Ingested {
  image: Image
  deduplicated: boolean
  jobs: Job[]
}

/** A reservation that nothing ended in this time is given back: longer than any upload lasts. */
const reservationHours = 24

/**
 * The one way in for bytes: reserve, receive, look at, store, and only then say so. The same bytes give the image that is there.
 * `received` resolves when the source has been read to its end: the next one of the same connection can then begin. Whatever
 * fails, neither a file nor quota is kept, and the source is given up.
 */
export function ingestImage(
  deps: Needs,
  actor: Actor,
  upload: { name: string; source: Readable },
): { received: Promise<void>; ingested: Promise<Ingested> } {
  const received = Promise.withResolvers<void>()
  // A caller may be interested in only one of the two.
  received.promise.catch(() => {})
  const ingested = reserveAndIngest(deps, actor, { ...upload, onReceived: received.resolve }).finally(() =>
    upload.source.destroy(),
  )
  ingested.catch(received.reject)
  return { received: received.promise, ingested }
}

type NewImage = Pick<ImageRow, 'userId' | 'id'>

interface Upload {
  name: string
  source: Readable
  onReceived: () => void
}

async function reserveAndIngest(deps: Needs, actor: Actor, upload: Upload): Promise<Ingested> {
  requireScope(actor, 'write')
  const { store, blobs, clock, ids } = deps
  const expiresAt = new Date(clock().getTime() + reservationHours * 3_600_000).toISOString()
  const { id: reservationId } = await store.quota.reserve(actor.userId, { images: 1, bytes: 0, expiresAt })
  const image = { userId: actor.userId, id: ids() }
  try {
    return await blobs.withTempFolder((folder) => ingest(deps, upload, { image, reservationId, folder }))
  } catch (error) {
    // Where the store cannot tell whether the row was written the bytes stay: the next start may find the row.
    if (!isOutcomeUnknown(error)) await removeBlobs(deps, image)
    throw error
  } finally {
    await store.quota.release(reservationId)
  }
}

async function ingest(
  deps: Needs,
  { name, source, onReceived }: Upload,
  { image, reservationId, folder }: { image: NewImage; reservationId: string; folder: string },
): Promise<Ingested> {
  const { store, blobs, links, clock, jobs: runner } = deps
  const [path, thumbnailPath] = [join(folder, 'original'), join(folder, 'thumbnail')]
  const file = await receiveFile(deps, source, { path, reservationId })
  onReceived()
  await store.quota.resize(reservationId, file.bytes)
  const known = await store.images.findByHash(image.userId, { sha256: file.sha256 })
  if (known) {
    // The same bytes: should theirs have been lost, these take their place.
    if (!(await blobs.head(originalKey(known)))) await blobs.moveFromTemp(path, originalKey(known))
    if (known.missing) {
      const now = clock().toISOString()
      await store.images.mark(image.userId, { images: [known.id] }, { missing: false, now })
    }
    return { image: toImage(links, known), deduplicated: true, jobs: [] }
  }

  const row = { ...image, name, ...(await describeFile(deps, file, { path, thumbnailPath })) }
  await blobs.moveFromTemp(path, originalKey(row))
  if (row.thumbnail) await blobs.moveFromTemp(thumbnailPath, thumbnailKey(row, row.thumbnail.version))
  const wanted: JobKind[] = []
  if (!row.thumbnail) wanted.push('thumbnail')
  if (!row.md5) wanted.push('digest')
  const jobs = wanted.map((kind) => newJob(deps, row, kind))
  const stored = await store.images.create({ image: row, reservationId, jobs })
  if (stored.deduplicated) {
    await removeBlobs(deps, image)
    return { image: toImage(links, stored.image), deduplicated: true, jobs: [] }
  }
  for (const job of jobs) runner.enqueue(job, { urgent: false })
  return { image: toImage(links, stored.image), deduplicated: false, jobs: jobs.map(toJob) }
}

async function removeBlobs({ blobs, logger }: Needs, image: NewImage): Promise<void> {
  await blobs.deletePrefix(imagePrefix(image)).catch((error: unknown) => {
    logger.error({ err: error, imageId: image.id }, 'the files of a refused upload could not be removed')
  })
}

function newJob({ ids, clock }: Needs, { userId, id }: ImageRow, kind: JobKind): JobRow {
  const createdAt = clock().toISOString()
  return {
    id: ids(),
    userId,
    kind,
    status: 'queued',
    imageId: id,
    outputId: null,
    attempts: 0,
    notBefore: null,
    error: null,
    createdAt,
    startedAt: null,
    finishedAt: null,
  }
}
