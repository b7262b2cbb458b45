import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { CompressionStore } from '../port.ts'
import { countSlots, limitsOf, requireRoom } from '../quota.ts'
import type { QuotaLimits } from '../rows.ts'
import { isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob } from './job-ends.ts'

export function createCompressions({ read, update }: Engine, limits: QuotaLimits): CompressionStore {
  return {
    request: ({ compression, job }) =>
      update(compression.userId, (draft) => {
        const { imageId, recipeHash, engineVersion } = compression
        if (!draft.get('images', imageId)) throw new StoreError('NOT_FOUND', 'There is no such image')
        const siblings = draft.list('compressions').filter((row) => row.imageId === imageId)
        const same = siblings.filter(
          (row) => row.recipeHash === recipeHash && row.engineVersion === engineVersion,
        )
        const made = same.find((row) => countSlots('compressions', [row]) > 0)
        if (made) return { compression: made, created: false }

        requireRoom('compressionsPerImage', 1, {
          used: countSlots('compressions', siblings),
          limit: limitsOf(draft.user, limits).compressionsPerImage,
        })
        for (const row of same) draft.remove('compressions', row.id)
        draft.put('compressions', compression)
        draft.put('jobs', job)
        draft.emit({
          at: compression.createdAt,
          type: 'compression.queued',
          imageId,
          compressionId: compression.id,
          jobId: job.id,
        })
        return { compression, created: true }
      }),

    async get(userId, imageId, id) {
      const compression = (await read(userId))?.compressions.get(id)
      return compression?.imageId === imageId ? compression : null
    },

    async list(userId, imageId, query) {
      const all = [...((await read(userId))?.compressions.values() ?? [])]
      const own = all.filter((row) => row.imageId === imageId)
      return takePage(own, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    delete: (userId, imageId, id, now) =>
      update(userId, (draft) => {
        const compression = draft.get('compressions', id)
        if (compression?.imageId !== imageId) return null
        const job = draft.get('jobs', compression.jobId)
        if (job && isUnfinished(job)) cancelJob(draft, job, now)
        // The row may have given way among the ended ones already.
        if (draft.get('compressions', id)) draft.remove('compressions', id)
        draft.emit({ at: now, type: 'compression.deleted', imageId, compressionId: id })
        return compression
      }),
  }
}
