import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTiling, type Tiling, tile } from '@tessera/core'
import { type Figure, figureAlone } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePanorama } from '../material/panorama.ts'
import { quality, tileSize } from './sides.ts'

const tilings = 1000
const size = { width: 20_000, height: 10_000 }

/** How long a tile of any of 1,000 archives takes: the first, for which its list of entries is read, and any later one. */
export async function measureOpening(folders: Folders): Promise<Figure[]> {
  const input = await preparePanorama(folders.kept, size)
  const folder = await folders.create('tilings')
  const first = join(folder, '0.zip')
  const { manifest } = await tile(input, first, { depth: 'pyramid', tileSize, quality })
  const opened: { tiling: Tiling; milliseconds: number }[] = []
  for (let index = 0; index < tilings; index++) {
    const file = join(folder, `${index % copies}.zip`)
    if (index > 0 && index < copies) await copyFile(first, file)
    const start = performance.now()
    const tiling = await openTiling(file)
    await tiling.read(manifest.levels - 1, 0, 0)
    opened.push({ tiling, milliseconds: performance.now() - start })
  }
  const later: number[] = []
  for (let index = 0; index < tilings * 5; index++) {
    // Steps that meet every archive, none twice in a row, and tiles all over it.
    const tiling = opened[(index * 379) % tilings]?.tiling
    const [column, row] = [(index * 31) % manifest.columns, (index * 17) % manifest.rows]
    const start = performance.now()
    const bytes = await tiling?.read(manifest.levels - 1, column, row)
    later.push(performance.now() - start)
    if (!bytes) throw new Error(`There is no tile ${column}, ${row}`)
  }
  const indexBytes = opened.reduce((sum, { tiling }) => sum + tiling.indexBytes, 0)
  for (const { tiling } of opened) await tiling.close()
  const times = opened.map(({ milliseconds }) => milliseconds)
  const bar = { of: 'value', atMost: 5 } as const
  return [
    figureAlone({ name: 'panorama: opening one of 1,000', unit: 'ms', bar: null }, times, Number),
    figureAlone({ name: '  a tile of any after that', unit: 'ms', bar }, later, Number),
    figureAlone({ name: '  the slowest of 100', unit: 'ms', bar }, [quantile(later, 0.99)], Number),
    figureAlone({ name: '  indexes of all in memory', unit: 'MB', bar: null }, [indexBytes / 1e6], Number),
  ]
}

// A gigabyte of files is enough: more would measure the disk.
const copies = 20

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
