import type { CollectionRows, OutputCollection } from '../collections.ts'
import { StoreError } from '../errors.ts'
import { takePage } from '../pages.ts'
import type { Page, PageQuery } from '../port.ts'
import { countSlots, limitsOf, requireRoom, resourceOf } from '../quota.ts'
import type { JobRow, QuotaLimits } from '../rows.ts'
import type { Document } from './document.ts'
import { rowsOf } from './document.ts'
import { type Draft, isUnfinished } from './draft.ts'
import type { Engine } from './engine.ts'
import { cancelJob, emitForJob } from './job-ends.ts'
import { pruneShares } from './prune-shares.ts'

/** What compressions and tilings have in common. */

const names = { compressions: 'compression', tilings: 'tiling' } as const

/** Adds a row and its job, or answers with the same one that is there. Throws `NOT_FOUND`, `QUOTA_EXCEEDED`. */
export function requestOutput<C extends OutputCollection>(
  draft: Draft,
  collection: C,
  { row, job, limits }: { row: CollectionRows[C]; job: JobRow; limits: QuotaLimits },
): { row: CollectionRows[C]; created: boolean } {
  const { imageId } = row
  if (!draft.get('images', imageId)) throw new StoreError('NOT_FOUND', 'There is no such image')
  const siblings = siblingsOf(draft, collection, imageId)
  const same = siblings.filter((other) => isSame(other, row))
  const made = same.find((other) => countSlots(collection, [other]) > 0)
  if (made) return { row: made, created: false }

  requireSlot(draft, collection, { siblings, limits })
  for (const { id } of same) draft.remove(collection, id)
  draft.put(collection, row)
  draft.put('jobs', job)
  emitForJob(draft, job, { at: row.createdAt, type: `${names[collection]}.queued` })
  return { row, created: true }
}

/** Throws `QUOTA_EXCEEDED` when the image has as many as it can have. */
export function requireSlot<C extends OutputCollection>(
  draft: Draft,
  collection: C,
  { siblings, limits }: { siblings: CollectionRows[C][]; limits: QuotaLimits },
): void {
  const resource = resourceOf(collection)
  const used = countSlots(collection, siblings)
  requireRoom(resource, 1, { used, limit: limitsOf(draft.user, limits)[resource] })
}

export function siblingsOf<C extends OutputCollection>(
  draft: Draft,
  collection: C,
  imageId: string,
): CollectionRows[C][] {
  return draft.list(collection).filter((row) => row.imageId === imageId)
}

export function isSame<C extends OutputCollection>(a: CollectionRows[C], b: CollectionRows[C]): boolean {
  return a.recipeHash === b.recipeHash && a.engineVersion === b.engineVersion
}

/** The verbs that read and delete outputs of a kind. */
export interface OutputVerbs<Row> {
  get(userId: string, imageId: string, id: string): Promise<Row | null>
  find(userId: string, id: string): Promise<Row | null>
  list(userId: string, imageId: string, query: PageQuery): Promise<Page<Row>>
  delete(userId: string, imageId: string, id: string, now: string): Promise<Row | null>
}

export function createOutputVerbs<C extends OutputCollection>(
  { read, update, lookup }: Engine,
  collection: C,
): OutputVerbs<CollectionRows[C]> {
  const rows = (document: Document | null): CollectionRows[C][] =>
    document ? [...rowsOf(document, collection).values()] : []
  const find = async (userId: string, id: string): Promise<CollectionRows[C] | null> => {
    const document = await read(userId)
    return (document && rowsOf(document, collection).get(id)) ?? null
  }

  return {
    find,

    async get(userId, imageId, id) {
      const row = await find(userId, id)
      return row?.imageId === imageId ? row : null
    },

    async list(userId, imageId, query) {
      const own = rows(await read(userId)).filter((row) => row.imageId === imageId)
      return takePage(own, query, { by: 'createdAt', order: 'desc', key: ({ createdAt }) => createdAt })
    },

    async delete(userId, imageId, id, now) {
      if (!lookup.userIds.has(userId)) return null
      return update(userId, (draft) => {
        const row = draft.get(collection, id)
        if (row?.imageId !== imageId) return null
        const job = draft.get('jobs', row.jobId)
        if (job && isUnfinished(job)) cancelJob(draft, job, now)
        // The row may have given way among the ended ones already.
        if (draft.get(collection, id)) draft.remove(collection, id)
        const output = collection === 'tilings' ? { tilingId: id } : { compressionId: id }
        draft.emit({ at: now, type: `${names[collection]}.deleted`, imageId, ...output })
        pruneShares(draft, new Set([id]))
        return row
      })
    },
  }
}
