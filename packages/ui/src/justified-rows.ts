export interface Box {
  /** Width over height. */
  aspect: number
}

export interface Row<Item> {
  items: Item[]
  /** Pixels; every item of the row is this high and `aspect` times as wide. */
  height: number
}

export interface RowOptions {
  width: number
  /** What a row would like to be. */
  height: number
  gap: number
}

/**
 * Fills rows from edge to edge: items are added until the row, scaled to the whole width, is no higher than wished for, and
 * the last item stays only if the row comes nearer to it that way. The last row keeps the wished height if it is not full.
 */
export function justifyRows<Item extends Box>(
  items: readonly Item[],
  { width, height, gap }: RowOptions,
): Row<Item>[] {
  const rows: Row<Item>[] = []
  let open: Item[] = []
  const heightOf = (row: Item[]) =>
    (width - gap * (row.length - 1)) / row.reduce((sum, { aspect }) => sum + aspect, 0)
  const close = (row: Item[]) => rows.push({ items: row, height: heightOf(row) })

  for (const item of items) {
    const more = [...open, item]
    if (heightOf(more) > height) {
      open = more
      continue
    }
    const without = open.length > 0 ? heightOf(open) : Number.POSITIVE_INFINITY
    if (without / height < height / heightOf(more)) {
      close(open)
      open = [item]
    } else {
      close(more)
      open = []
    }
  }
  if (open.length > 0) rows.push({ items: open, height: Math.min(height, heightOf(open)) })
  return rows
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The index an arrow key leads to: along the reading order, or to the nearest item of the row above or below. */
export function neighbourOf<Item extends Box>(
  rows: readonly Row<Item>[],
  index: number,
  direction: Direction,
): number {
  const count = rows.reduce((sum, row) => sum + row.items.length, 0)
  if (direction === 'left') return Math.max(0, index - 1)
  if (direction === 'right') return Math.min(count - 1, index + 1)
  let first = 0
  const starts = rows.map((row) => {
    const start = first
    first += row.items.length
    return start
  })
  const at = starts.findLastIndex((start) => start <= index)
  const to = at + (direction === 'down' ? 1 : -1)
  const [from, target] = [rows[at], rows[to]]
  if (!from || !target) return index
  const wanted = centreOf(from, index - (starts[at] ?? 0))
  const distances = target.items.map((_, place) => Math.abs(centreOf(target, place) - wanted))
  return (starts[to] ?? 0) + distances.indexOf(Math.min(...distances))
}

function centreOf<Item extends Box>(row: Row<Item>, place: number): number {
  const before = row.items.slice(0, place).reduce((sum, { aspect }) => sum + aspect, 0)
  return row.height * (before + (row.items[place]?.aspect ?? 0) / 2)
}
