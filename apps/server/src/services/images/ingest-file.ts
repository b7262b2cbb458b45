import { join } from 'node:path'
import type { ImageRow, JobKind, UploadWay } from '@tessera/db'
import { BlobError, imagePrefix, originalKey, thumbnailKey } from '@tessera/storage'
import type { Ingested } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import type { ReceivedFile } from '../../uploads/running-digest.ts'
import { isOutcomeUnknown } from '../errors.ts'
import { newJob } from '../jobs/new-job.ts'
import { listRefused, planPresets } from '../presets/plan-presets.ts'
import { describeUpload } from '../uploads/log-upload.ts'
import { toImage, toJob } from '../views.ts'
import { describeFile } from './describe-file.ts'

type Needs = Pick<
  Deps,
  | 'store'
  | 'blobs'
  | 'pool'
  | 'jobs'
  | 'links'
  | 'config'
  | 'clock'
  | 'ids'
  | 'logger'
  | 'scan'
  | 'engineVersion'
>

/** A file that has arrived, whichever way it came. */
export interface ArrivedFile {
  userId: string
  name: string
  via: UploadWay
  /** Of the client, for the upload log. */
  address: string
  /** Where the bytes lie; they are moved away from there, or left to the caller. */
  path: string
  file: ReceivedFile
  /** What of the quota is held for it: a reservation, or a ticket, which is over with this. */
  hold: { reservationId: string } | { ticketId: string }
}

/**
 * The one way in for bytes, behind all ways of receiving them: scan, look at, store, and only then say so. The same bytes give the image
 * that is there. Row, jobs, compressions of presets, quota, ticket and the line in the upload log are one change.
 */
export async function ingestFile(deps: Needs, arrived: ArrivedFile): Promise<Ingested> {
  const { store, blobs } = deps
  const { userId, file, path } = arrived
  await deps.scan(path)
  const known = await store.images.findByHash(userId, { sha256: file.sha256 })
  if (known) {
    // The same bytes: should theirs have been lost, these take their place.
    await restoreOriginal(deps, known, path)
    const upload = describeUpload(deps, arrived, { outcome: 'deduplicated', imageId: known.id })
    if ('ticketId' in arrived.hold)
      await store.tickets.finish(userId, arrived.hold.ticketId, { imageId: known.id, upload })
    else await store.uploads.add(upload)
    return alreadyThere(deps, known)
  }
  const image = { userId, id: deps.ids() }
  let isCommitted = false
  const onCommit = () => {
    isCommitted = true
  }
  try {
    return await blobs.withTempFolder((folder) => storeFile(deps, arrived, { image, folder, onCommit }))
  } catch (error) {
    // A row that was written keeps its bytes, whatever fails after it. Where the store cannot tell whether it was they stay, too: the next start may
    // find the row.
    if (!isCommitted && !isOutcomeUnknown(error)) await removeBlobs(deps, image)
    throw error
  }
}

async function storeFile(
  deps: Needs,
  arrived: ArrivedFile,
  {
    image,
    folder,
    onCommit,
  }: { image: Pick<ImageRow, 'userId' | 'id'>; folder: string; onCommit: () => void },
): Promise<Ingested> {
  const { store, blobs, links, jobs: runner } = deps
  const { file, path, name, hold } = arrived
  const thumbnailPath = join(folder, 'thumbnail')
  // Goes on while it is looked at; who is refused does not wait for it.
  const prepared = blobs.prepareMove(path)
  prepared.catch(() => {})
  const seen = await describeFile(deps, file, { userId: image.userId, path, thumbnailPath })
  await prepared
  const row = { ...image, name, ...seen }
  const { thumbnail } = row
  await allOf([
    blobs.moveFromTemp(path, originalKey(row)),
    thumbnail && blobs.moveFromTemp(thumbnailPath, thumbnailKey(row, thumbnail.version)),
  ])
  const wanted: JobKind[] = []
  if (!row.thumbnail) wanted.push('thumbnail')
  if (!row.md5) wanted.push('digest')
  const own = wanted.map((kind) => newJob(deps, row, { kind, now: deps.clock().toISOString() }))
  const plan = await planPresets(deps, row)
  const stored = await store.images.create({
    image: row,
    reservationId: 'ticketId' in hold ? hold.ticketId : hold.reservationId,
    jobs: own,
    compressions: plan.requests,
    upload: describeUpload(deps, arrived, { outcome: 'accepted', imageId: row.id }),
  })
  onCommit()
  if (stored.deduplicated) {
    await removeBlobs(deps, image)
    return alreadyThere(deps, stored.image)
  }
  const begun = new Set(stored.compressions.map(({ jobId }) => jobId))
  const jobs = [...own, ...plan.requests.map(({ job }) => job).filter(({ id }) => begun.has(id))]
  for (const job of jobs) runner.enqueue(job, { urgent: false })
  return {
    image: toImage(links, stored.image),
    deduplicated: false,
    jobs: jobs.map((job) => toJob(job)),
    refusedPresets: await listRefused(deps, plan, stored.compressions),
  }
}

/** Resolves as `Promise.all` does, but fails only once nothing goes on any more: then what was made can be removed for good. */
async function allOf<T extends unknown[]>(work: [...T]): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function alreadyThere({ links }: Pick<Deps, 'links'>, image: ImageRow): Ingested {
  return { image: toImage(links, image), deduplicated: true, jobs: [], refusedPresets: [] }
}

async function restoreOriginal({ store, blobs, clock }: Needs, known: ImageRow, path: string): Promise<void> {
  if (!(await blobs.head(originalKey(known)))) {
    await blobs.moveFromTemp(path, originalKey(known)).catch((error: unknown) => {
      // Somebody who sent the same bytes at the same time was quicker.
      if (!(error instanceof BlobError && error.code === 'BLOB_EXISTS')) throw error
    })
  }
  const now = clock().toISOString()
  if (known.missing) await store.images.mark(known.userId, { images: [known.id] }, { missing: false, now })
}

async function removeBlobs({ blobs, logger }: Needs, image: Pick<ImageRow, 'userId' | 'id'>): Promise<void> {
  await blobs.deletePrefix(imagePrefix(image)).catch((error: unknown) => {
    logger.error({ err: error, imageId: image.id }, 'the files of a refused upload could not be removed')
  })
}
