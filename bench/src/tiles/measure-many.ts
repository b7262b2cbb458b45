import { type Figure, figureAlone } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { openAccount, type Tiling } from '../process/account.ts'
import { residentBytes } from '../process/accounting.ts'
import { startTessera } from '../process/server.ts'
import { fillWithTilings } from './fill-with-tilings.ts'
import { here } from './measure-reading.ts'

const tilings = 1000
const later = 5000

/** 1,000 tilings of a panorama on one server: how long the first tile of each takes, and any other after that, one request after the other. */
export async function measureMany(
  folders: Folders,
  { dataFolder, imageId }: { dataFolder: string; imageId: string },
): Promise<Figure[]> {
  await fillWithTilings(dataFolder, { imageId, tilings })
  await using server = await startTessera(folders, {
    TESSERA_DATA_DIR: dataFolder,
    TESSERA_TILINGS_PER_IMAGE: String(tilings),
    TESSERA_BYTES_PER_USER: '1e15',
  })
  const all = await (await openAccount(server)).listTilings(imageId)
  if (all.length !== tilings) throw new Error(`Expected ${tilings} tilings but there are ${all.length}`)
  const idle = residentBytes(server.pid)
  const ask = async (tiling: Tiling | undefined, column: number, row: number) => {
    if (!tiling) throw new Error('There is no such tiling')
    const path = tiling.urls.tile
      .replace('{level}', String(tiling.levels - 1))
      .replace('{column}', String(column % tiling.columns))
      .replace('{row}', String(row % tiling.rows))
    const start = performance.now()
    const answer = await fetch(here(server, path))
    const { byteLength } = await answer.arrayBuffer()
    if (answer.status !== 200 || byteLength === 0) throw new Error(`${path}: ${answer.status}`)
    return performance.now() - start
  }
  const first: number[] = []
  for (const tiling of all) first.push(await ask(tiling, 0, 0))
  const growth = residentBytes(server.pid) - idle
  const after: number[] = []
  // Steps that meet every archive, none twice in a row, and tiles all over it.
  for (let index = 0; index < later; index++)
    after.push(await ask(all[(index * 379) % tilings], index * 31, index * 17))
  const indexBytes = await readMetric(server.url, 'tessera_tiling_index_bytes')
  const bar = { of: 'value', atMost: 5 } as const
  return [
    figureAlone(
      { name: 'tiles: the first of each of 1,000 tilings, over HTTP', unit: 'ms', bar: null },
      first,
      Number,
    ),
    figureAlone({ name: '  any after that', unit: 'ms', bar }, after, Number),
    figureAlone({ name: '  the slowest of 100', unit: 'ms', bar }, [quantile(after, 0.99)], Number),
    figureAlone(
      { name: '  indexes in memory', unit: 'MB', bar: { of: 'value', atMost: 96 * 1.048576 } },
      [indexBytes / 1e6],
      Number,
    ),
    figureAlone({ name: '  memory of the server above idle', unit: 'MB', bar: null }, [growth / 1e6], Number),
  ]
}

async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
