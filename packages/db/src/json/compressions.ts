import { StoreError } from '../errors.ts'
import type { CompressionStore } from '../port.ts'
import { countSlots } from '../quota.ts'
import type { QuotaLimits } from '../rows.ts'
import { isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { emitForJob, finishJob } from './job-ends.ts'
import { createOutputVerbs, isSame, requestOutput, requireSlot, siblingsOf } from './outputs.ts'

export function createCompressions(engine: Engine, limits: QuotaLimits): CompressionStore {
  return {
    ...createOutputVerbs(engine, 'compressions'),

    request: ({ compression, job }) =>
      engine.update(compression.userId, (draft) => {
        const { row, created } = requestOutput(draft, 'compressions', { row: compression, job, limits })
        return { compression: row, created }
      }),

    remake: ({ compression, job }) =>
      engine.update(compression.userId, (draft) => {
        const { id, imageId, updatedAt } = compression
        const previous = draft.get('compressions', id)
        if (previous?.imageId !== imageId) throw new StoreError('NOT_FOUND', 'There is no such compression')
        const isMade = countSlots('compressions', [previous]) > 0
        if (isMade && isSame(previous, compression)) {
          return { compression: previous, previous: null, cancelledJob: null }
        }

        const siblings = siblingsOf(draft, 'compressions', imageId)
        const same = siblings.filter((row) => row.id !== id && isSame(row, compression))
        const other = same.find((row) => countSlots('compressions', [row]) > 0)
        if (other) {
          throw new StoreError('CONFLICT', 'The image has a compression of this recipe already', {
            details: { id: other.id },
          })
        }
        if (!isMade) requireSlot(draft, 'compressions', { siblings, limits })
        for (const row of same) draft.remove('compressions', row.id)
        const before = draft.get('jobs', previous.jobId)
        const cancelledJob = before && isUnfinished(before) ? before.id : null
        if (before && cancelledJob !== null) {
          emitForJob(draft, before, { type: 'job.cancelled', at: updatedAt })
          finishJob(draft, before.id, { status: 'cancelled', error: null, finishedAt: updatedAt })
        }
        const remade = { ...compression, createdAt: previous.createdAt }
        draft.put('compressions', remade)
        draft.put('jobs', job)
        emitForJob(draft, job, { type: 'compression.queued', at: updatedAt })
        return { compression: remade, previous, cancelledJob }
      }),
  }
}
