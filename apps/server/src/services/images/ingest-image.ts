import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ImageError } from '@tessera/core/recipes'
import type { ImageRow, JobKind, JobRow } from '@tessera/db'
import { imagePrefix, originalKey, thumbnailKey } from '@tessera/storage'
import type { Image, Job } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { toImage, toJob } from '../views.ts'
import { type ReceivedFile, receiveFile } from './receive-file.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'pool' | 'jobs' | 'links' | 'config' | 'clock' | 'ids' | 'logger'>
export interface Ingested {
  image: Image
  deduplicated: boolean
  jobs: Job[]
}

/** Above this the thumbnail is a job of its own, so that the answer does not wait for it. */
const thumbnailInLine = 50e6

/** A reservation that nothing ended in this time is given back: longer than any upload lasts. */
const reservationHours = 24

/**
 * The one way in for bytes: reserve, receive, look at, store, and only then say so. The same bytes give the image that is there.
 * `received` resolves when the source has been read to its end: the next one of the same connection can then begin. Whatever
 * fails, neither a file nor quota is kept.
 */
export function ingestImage(
  deps: Needs,
  actor: Actor,
  upload: { name: string; source: Readable },
): { received: Promise<void>; ingested: Promise<Ingested> } {
  const received = Promise.withResolvers<void>()
  // A caller may be interested in only one of the two.
  received.promise.catch(() => {})
  const ingested = ingest(deps, actor, { ...upload, onReceived: received.resolve })
  ingested.catch(received.reject)
  return { received: received.promise, ingested }
}

async function ingest(
  deps: Needs,
  actor: Actor,
  { name, source, onReceived }: { name: string; source: Readable; onReceived: () => void },
): Promise<Ingested> {
  requireScope(actor, 'write')
  const { store, blobs, clock, ids, links, jobs: runner } = deps
  const { userId } = actor
  const expiresAt = new Date(clock().getTime() + reservationHours * 3_600_000).toISOString()
  const reservation = await store.quota.reserve(userId, { images: 1, bytes: 0, expiresAt })
  // A folder of its own, so that whatever a process that was killed leaves half-written goes with it.
  const folder = blobs.createTemp()
  const [path, thumbnailPath] = [join(folder, 'original'), join(folder, 'thumbnail')]
  const image = { userId, id: ids() }
  let kept = false
  try {
    await mkdir(folder, { mode: 0o700 })
    const file = await receiveFile(deps, source, { path, reservationId: reservation.id })
    onReceived()
    await store.quota.resize(reservation.id, file.bytes)
    const known = await store.images.findByHash(userId, { sha256: file.sha256 })
    if (known) return { image: toImage(links, known), deduplicated: true, jobs: [] }

    const row = await describeFile(deps, { path, thumbnailPath, file, name, image })
    await blobs.moveFromTemp(path, originalKey(row))
    if (row.thumbnail) await blobs.moveFromTemp(thumbnailPath, thumbnailKey(row, row.thumbnail.version))
    const wanted: JobKind[] = []
    if (!row.thumbnail) wanted.push('thumbnail')
    if (!row.md5) wanted.push('digest')
    const jobs = wanted.map((kind) => newJob(deps, row, kind))
    const stored = await store.images.create({ image: row, reservationId: reservation.id, jobs })
    kept = !stored.deduplicated
    if (kept) for (const job of jobs) runner.enqueue(job, { urgent: false })
    return {
      image: toImage(links, stored.image),
      deduplicated: stored.deduplicated,
      jobs: kept ? jobs.map(toJob) : [],
    }
  } finally {
    source.destroy()
    if (!kept) await discard(deps, { image, reservationId: reservation.id })
    await rm(folder, { recursive: true, force: true })
  }
}

/** Has a worker look at the file, within the limits; its answer, as the row to be stored. */
async function describeFile(
  { pool, config, clock, ids }: Needs,
  {
    path,
    thumbnailPath,
    file,
    name,
    image,
  }: {
    path: string
    thumbnailPath: string
    file: ReceivedFile
    name: string
    image: { userId: string; id: string }
  },
): Promise<ImageRow> {
  if (file.bytes === 0)
    throw new ImageError('UNSUPPORTED_FORMAT', 'Expected an image but received an empty file')
  const thumbnail = { output: thumbnailPath, maxPixels: thumbnailInLine }
  const seen = await pool.run(
    { kind: 'examine', input: path, thumbnail, limits: config.images },
    { urgent: true },
  )
  const { thumbhash = null, ...size } = seen.thumbnail ?? {}
  const now = clock().toISOString()
  return {
    ...image,
    ...file,
    name,
    format: seen.format,
    width: seen.width,
    height: seen.height,
    pages: seen.pages,
    hasAlpha: seen.hasAlpha,
    hasLocation: seen.hasLocation,
    thumbhash,
    thumbnail: 'width' in size ? { version: ids(), ...size } : null,
    tags: [],
    createdAt: now,
    updatedAt: now,
  }
}

async function discard(
  { store, blobs, logger }: Needs,
  { image, reservationId }: { image: { userId: string; id: string }; reservationId: string },
): Promise<void> {
  await store.quota.release(reservationId)
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
    error: null,
    createdAt,
    startedAt: null,
    finishedAt: null,
  }
}
