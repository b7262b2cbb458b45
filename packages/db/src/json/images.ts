import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { ImageQuery, ImageStore } from '../port.ts'
import { requireRoom } from '../quota.ts'
import type { ImageRow, QuotaLimits } from '../rows.ts'
import { isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob } from './job-ends.ts'
import { type Reservations, usageOf } from './reservations.ts'

export function createImages(
  { read, update }: Engine,
  reservations: Reservations,
  limits: QuotaLimits,
): ImageStore {
  return {
    create: ({ image, reservationId, jobs }) =>
      update(
        image.userId,
        (draft) => {
          const known = draft.list('images').find(({ sha256 }) => sha256 === image.sha256)
          if (known) return { image: known, deduplicated: true }

          const reserved = reservations.find(reservationId)
          if (reserved?.userId !== image.userId || reserved.images < 1 || reserved.bytes < image.bytes) {
            // Expired, or too small: it fits, or it does not, like anything that comes only now.
            const used = usageOf(draft, limits)
            const held = reservations.held(image.userId, reservationId)
            requireRoom('images', 1, { used: used.images + held.images, limit: used.limits.images })
            requireRoom('bytes', image.bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
          }
          draft.put('images', image)
          for (const job of jobs) draft.put('jobs', job)
          draft.emit({ at: image.createdAt, type: 'image.created', imageId: image.id })
          return { image, deduplicated: false }
        },
        () => reservations.remove(reservationId),
      ),

    async get(userId, id) {
      return (await read(userId))?.images.get(id) ?? null
    },

    async findByHash(userId, hash) {
      for (const image of (await read(userId))?.images.values() ?? []) {
        if ('sha256' in hash ? image.sha256 === hash.sha256 : image.md5 === hash.md5) return image
      }
      return null
    },

    async list(userId, query) {
      const images = [...((await read(userId))?.images.values() ?? [])].filter(createFilter(query))
      return takePage(images, query, { by: query.sort, order: query.order, key: sortKeys[query.sort] })
    },

    update: (userId, id, { name, tags, updatedAt }) =>
      update(userId, (draft) => {
        if (!draft.get('images', id)) throw new StoreError('NOT_FOUND', 'There is no such image')
        draft.emit({ at: updatedAt, type: 'image.updated', imageId: id })
        return draft.patch('images', id, {
          ...(name !== undefined && { name }),
          ...(tags !== undefined && { tags }),
          updatedAt,
        })
      }),

    delete: (userId, ids, now) =>
      update(userId, (draft) => {
        const [deleted, notFound] = split(new Set(ids), (id) => draft.get('images', id) !== undefined)
        const gone = new Set(deleted)
        const cancelledJobs: string[] = []
        for (const job of draft.list('jobs')) {
          if (!gone.has(job.imageId) || !isUnfinished(job)) continue
          cancelJob(draft, job, now)
          cancelledJobs.push(job.id)
        }
        for (const compression of draft.list('compressions')) {
          if (gone.has(compression.imageId)) draft.remove('compressions', compression.id)
        }
        for (const id of deleted) {
          draft.remove('images', id)
          draft.emit({ at: now, type: 'image.deleted', imageId: id })
        }
        return { deleted, notFound, cancelledJobs }
      }),
  }
}

function split(ids: Iterable<string>, fits: (id: string) => boolean): [string[], string[]] {
  const [yes, no]: [string[], string[]] = [[], []]
  for (const id of ids) (fits(id) ? yes : no).push(id)
  return [yes, no]
}

const sortKeys: Record<ImageQuery['sort'], (image: ImageRow) => string | number> = {
  createdAt: ({ createdAt }) => createdAt,
  name: ({ name }) => name.toLowerCase(),
  bytes: ({ bytes }) => bytes,
}

function createFilter({ search, tag, format }: ImageQuery): (image: ImageRow) => boolean {
  const part = search?.toLowerCase()
  return (image) =>
    (format === undefined || image.format === format) &&
    (tag === undefined || image.tags.includes(tag)) &&
    (part === undefined || [image.name, ...image.tags].some((text) => text.toLowerCase().includes(part)))
}
