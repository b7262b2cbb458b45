import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { CompressionRequest, ImageQuery, ImageStore } from '../port.ts'
import { limitsOf, requireRoom } from '../quota.ts'
import type { CompressionRow, ImageRow, QuotaLimits } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob } from './job-ends.ts'
import { requestOutput } from './outputs.ts'
import { pruneShares } from './prune-shares.ts'
import { type Reservations, usageOf } from './reservations.ts'
import { endTicket, isOver, requireOpen } from './ticket-ends.ts'
import { logUpload } from './uploads.ts'

export function createImages(
  { read, update }: Engine,
  reservations: Reservations,
  limits: QuotaLimits,
): ImageStore {
  return {
    create: ({ image, reservationId, jobs, compressions = [], upload }) =>
      update(
        image.userId,
        (draft) => {
          const ticket = draft.get('tickets', reservationId)
          // Used before: whoever came second must not have an image for it as well.
          if (ticket && isOver(ticket)) requireOpen(ticket, image.createdAt)
          const known = draft.list('images').find(({ sha256 }) => sha256 === image.sha256)
          const stored = known ?? image
          if (ticket)
            endTicket(draft, ticket.id, { status: 'ready', imageId: stored.id, received: image.bytes })
          const outcome = known ? 'deduplicated' : 'accepted'
          if (upload) logUpload(draft, { ...upload, outcome, imageId: stored.id })
          if (known) return { image: known, deduplicated: true, compressions: [] }

          const reserved = reservations.find(reservationId)
          if (reserved?.userId !== image.userId || reserved.images < 1 || reserved.bytes < image.bytes) {
            // A ticket, or expired, or too small: it fits, or it does not, like anything that comes only now.
            const used = usageOf(draft, limits)
            const held = reservations.held(draft, reservationId)
            requireRoom('images', 1, { used: used.images + held.images, limit: used.limits.images })
            requireRoom('bytes', image.bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
          }
          draft.put('images', image)
          for (const job of jobs) draft.put('jobs', job)
          draft.emit({ at: image.createdAt, type: 'image.created', imageId: image.id })
          return { image, deduplicated: false, compressions: requestAll(draft, compressions) }
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

    async tags(userId) {
      const counts = new Map<string, number>()
      for (const { tags } of (await read(userId))?.images.values() ?? []) {
        for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
      }
      const all = [...counts].map(([tag, count]) => ({ tag, count }))
      return all.sort((a, b) => compareTexts(a.tag, b.tag))
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
        const goneOutputs: string[] = []
        for (const job of draft.list('jobs')) {
          if (!gone.has(job.imageId) || !isUnfinished(job)) continue
          cancelJob(draft, job, now)
          cancelledJobs.push(job.id)
        }
        for (const collection of ['compressions', 'tilings'] as const) {
          for (const { id, imageId } of draft.list(collection)) {
            if (!gone.has(imageId)) continue
            draft.remove(collection, id)
            goneOutputs.push(id)
          }
        }
        pruneShares(draft, new Set([...deleted, ...goneOutputs]))
        for (const id of deleted) {
          draft.remove('images', id)
          draft.emit({ at: now, type: 'image.deleted', imageId: id })
        }
        return { deleted, notFound, cancelledJobs }
      }),

    async stored(userId) {
      const document = await read(userId)
      if (!document) return { images: [], compressions: [], tilings: [] }
      const { images, compressions, tilings } = document
      return {
        images: [...images.values()],
        compressions: [...compressions.values()],
        tilings: [...tilings.values()],
      }
    },

    mark: (userId, rows, { missing, now }) =>
      update(userId, (draft) => {
        for (const collection of ['images', 'compressions', 'tilings'] as const) {
          for (const id of rows[collection] ?? []) {
            const row = draft.get(collection, id)
            if (!row || row.missing === missing) continue
            draft.patch(collection, id, { missing })
            const imageId = 'imageId' in row ? row.imageId : id
            draft.emit({ at: now, type: 'image.updated', imageId })
          }
        }
      }),
  }

  /** The compressions of presets, as far as there is room for them. */
  function requestAll(draft: Draft, requests: CompressionRequest[]): CompressionRow[] {
    const made: CompressionRow[] = []
    const limit = limitsOf(draft.user, limits).compressionsPerImage
    for (const { compression, job } of requests) {
      if (made.length >= limit) break
      const { row, created } = requestOutput(draft, 'compressions', { row: compression, job, limits })
      if (created) made.push(row)
    }
    return made
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
