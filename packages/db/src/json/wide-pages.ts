import { StoreError } from '../errors.ts'
import { readCursor, requireLimit, writeCursor } from '../pages.ts'
import type { PageQuery, WidePage } from '../port.ts'
import { compareTexts } from './compare-texts.ts'
import type { Document } from './document.ts'
import type { Engine } from './engine.ts'

interface Dated {
  id: string
  createdAt: string
}

/**
 * One page of what all users have, newest first. Users are read in the order of their last activity, and only as long as they can
 * have something that belongs on the page.
 */
export async function takeWidePage<Row extends Dated>(
  { lookup, read }: Engine,
  query: PageQuery,
  rowsOf: (document: Document) => Iterable<Row>,
): Promise<Omit<WidePage<Row>, 'total'>> {
  const { limit, cursor } = query
  requireLimit(limit)
  const after = cursor === undefined ? null : readCursor(cursor, order)
  const active = lookup.shards.flatMap(({ activity }) => [...activity])
  active.sort(([, a], [, b]) => compareTexts(b, a))

  let newest: Row[] = []
  for (const [userId, bound] of active) {
    const last = newest[limit]
    // All that this user and those after it have is older than what is on the page and the one row that shows there is more.
    if (last && bound <= last.createdAt) break
    const document = await read(userId).catch((error: unknown) => {
      // A damaged document is in the log; it must not hide what all others have.
      if (error instanceof StoreError && error.details?.reason === 'damaged') return null
      throw error
    })
    if (!document) continue
    const own = [...rowsOf(document)].filter(
      (row) => !after || compareNewest(row, { createdAt: String(after.key), id: after.id }) > 0,
    )
    if (own.length > 0) newest = [...newest, ...own].sort(compareNewest).slice(0, limit + 1)
  }
  const items = newest.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor:
      last && newest.length > limit ? writeCursor(order, { key: last.createdAt, id: last.id }) : null,
  }
}

const order = 'all createdAt desc'

function compareNewest(a: Dated, b: Dated): number {
  return compareTexts(b.createdAt, a.createdAt) || compareTexts(b.id, a.id)
}
