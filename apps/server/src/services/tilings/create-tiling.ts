import { planTiling } from '@tessera/core/recipes'
import type { ImageRow } from '@tessera/db'
import type { CreateTiling } from '../../contract/inputs.ts'
import type { Job, Tiling } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { findImage } from '../images/get-image.ts'
import { toJob, toTiling } from '../views.ts'
import { newTiling } from './new-tiling.ts'
import { tilingBytes } from './tiling-bytes.ts'

type Needs = Pick<
  Deps,
  'store' | 'jobs' | 'progress' | 'links' | 'disk' | 'clock' | 'ids' | 'engineVersion' | 'config'
>

/** `created` is false when the same was asked for before; `job` is null once that is not listed any more. */
export interface CreatedTiling {
  tiling: Tiling
  job: Job | null
  created: boolean
}

/**
 * Begins to make a tiling; the same recipe of the same image is answered with what is there, at no cost. Throws `INVALID_INPUT`, also for
 * more tiles than there may be, `TOO_LARGE`, `QUOTA_EXCEEDED`, `OUT_OF_DISK`. What is wrong with the pixels shows in the job.
 */
export async function createTiling(
  deps: Needs,
  actor: Actor,
  { imageId, recipe }: CreateTiling,
): Promise<CreatedTiling> {
  requireScope(actor, 'write')
  const { store, jobs, progress, links, disk, config } = deps
  const image = await findImage({ store }, actor, imageId)
  planTiling(image, recipe)
  requirePixels(image, config.images)
  await disk.requireRoom(tilingBytes(image, recipe))
  const request = newTiling(deps, image, recipe)
  const { tiling, created } = await store.tilings.request(request)
  if (created) jobs.enqueue(request.job, { urgent: false })
  const job = await store.jobs.get(actor.userId, tiling.jobId)
  return { tiling: toTiling(links, tiling, image), job: job && toJob(job, progress.of(job.id)), created }
}

/** The limit may have been lowered since the image came. Which other one holds for it, its job finds out. */
function requirePixels(
  { width, height }: Pick<ImageRow, 'width' | 'height'>,
  { maxPixels }: { maxPixels: number },
): void {
  const pixels = width * height
  if (pixels <= maxPixels) return
  const scale = Math.sqrt(maxPixels / pixels)
  const [across, down] = [width, height].map((side) => Math.floor(side * scale))
  const [limit, actual] = [maxPixels, pixels].map((number) => number.toLocaleString('en'))
  throw new ServiceError(
    'TOO_LARGE',
    `Expected at most ${limit} pixels but the image has ${actual}: ${across} x ${down} would do`,
    { details: { what: 'pixels', actual: pixels, limit: maxPixels, width: across, height: down } },
  )
}
