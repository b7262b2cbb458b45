import { StoreError } from './errors.ts'
import type { Page } from './port.ts'

/** How a list is sorted: by a key with a name, and by id among equal keys, so that the order is total. */
export interface PageOrder<Row> {
  by: string
  order: 'asc' | 'desc'
  key: (row: Row) => string | number
}

/**
 * One page of `rows`. A cursor holds the sort key and id of the last row that was given, not its position: rows that come and go
 * between two pages neither repeat nor hide others. Throws `INVALID_INPUT` for a cursor that this order did not make.
 */
export function takePage<Row extends { id: string }>(
  rows: readonly Row[],
  query: { limit: number; cursor?: string | undefined },
  { by, order, key }: PageOrder<Row>,
): Page<Row> {
  const { limit, cursor } = query
  requireLimit(limit)
  const sign = order === 'asc' ? 1 : -1
  const keyed = rows.map((row) => ({ key: key(row), id: row.id, row }))
  const after = cursor === undefined ? null : readCursor(cursor, `${by} ${order}`)
  const rest = after ? keyed.filter((item) => sign * compare(item, after) > 0) : keyed
  rest.sort((a, b) => sign * compare(a, b))
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((item) => item.row),
    nextCursor: last && rest.length > limit ? writeCursor(`${by} ${order}`, last) : null,
    total: rows.length,
  }
}

/** Throws `INVALID_INPUT` for a page that is larger than pages are. */
export function requireLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return
  throw new StoreError('INVALID_INPUT', `Expected integer between 1 and 100 for limit but received ${limit}`)
}

interface Position {
  key: string | number
  id: string
}

function compare(a: Position, b: Position): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1
}

/** A cursor for what comes after this position of a list that is ordered so. */
export function writeCursor(order: string, { key, id }: Position): string {
  return Buffer.from(JSON.stringify([order, key, id])).toString('base64url')
}

/** The position of a cursor; throws `INVALID_INPUT` when it is of another list. */
export function readCursor(cursor: string, order: string): Position {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(read) && read.length === 3) {
      const [of, key, id] = read as unknown[]
      if (of === order && (typeof key === 'string' || typeof key === 'number') && typeof id === 'string') {
        return { key, id }
      }
    }
  } catch {
    // Not JSON, so not ours: answered below like any other text that is not.
  }
  throw new StoreError(
    'INVALID_INPUT',
    'Expected the nextCursor of a page of this list, sorted the same way, for cursor',
  )
}
