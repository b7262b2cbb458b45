import { formatName } from '@tessera/ui'
import type { Tiling } from '../../lib/trpc.ts'

/** "Deep zoom, 256 px JPEG, quality 80" */
export function describeTiling({
  depth,
  tileSize,
  format,
  quality,
  overlap,
  edges,
}: Pick<Tiling, 'depth' | 'tileSize' | 'format' | 'quality' | 'overlap' | 'edges'>): string {
  return [
    depth === 'pyramid' ? 'Deep zoom' : 'Flat grid',
    `${tileSize} px ${formatName(format)}`,
    ...(quality === null ? [] : [`quality ${quality}`]),
    ...(overlap > 0 ? [`overlap ${overlap} px`] : []),
    ...(edges === 'pad' ? ['filled up'] : []),
  ].join(', ')
}

/** "79 × 40 tiles, 15 levels" */
export function describeExtent({
  columns,
  rows,
  levels,
}: {
  columns: number
  rows: number
  levels: number
}): string {
  const grid = columns * rows === 1 ? '1 tile' : `${columns} × ${rows} tiles`
  return levels > 1 ? `${grid}, ${levels} levels` : grid
}
