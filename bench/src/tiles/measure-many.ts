import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Figure, figureAlone, figureOf } from '../figure.ts'
import type { Load, Loaded } from '../files/load.ts'
import type { Folders } from '../folders.ts'
import { openAccount, type Tiling } from '../process/account.ts'
import { residentBytes } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import { fillWithTilings } from './fill-with-tilings.ts'
import { connections, here, measureSide, prefixOf, randomTile, requests } from './measure-reading.ts'

const tilings = 1000
const later = 5000

/** 1,000 tilings of a panorama on one server: how long the first tile of each takes, and any other after that, one request after the other. */
export async function measureMany(
  folders: Folders,
  { dataFolder, imageId, rounds }: { dataFolder: string; imageId: string; rounds: number },
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
  const cold = await measureCold(folders, { server, tilings: all, dataFolder, rounds })
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
    ...cold,
    figureAlone(
      { name: '  indexes in memory', unit: 'MB', bar: { of: 'value', atMost: 96 * 1.048576 } },
      [indexBytes / 1e6],
      Number,
    ),
    figureAlone({ name: '  memory of the server above idle', unit: 'MB', bar: null }, [growth / 1e6], Number),
  ]
}

/** Tiles at random of all of them, none twice, so that each is read from its archive; beside a bare node server that reads one archive. */
async function measureCold(
  folders: Folders,
  {
    server,
    tilings,
    dataFolder,
    rounds,
  }: { server: Server; tilings: Tiling[]; dataFolder: string; rounds: number },
): Promise<Figure[]> {
  const blobs = join(dataFolder, 'blobs')
  const archive = (await readdir(blobs, { recursive: true })).find((name) => name.endsWith('.zip'))
  const bareModule = new URL('./bare-server.ts', import.meta.url)
  await using bare = await startBareServer(folders, bareModule, [join(blobs, archive ?? '')])
  await using load = startEntry<Load, Loaded>(new URL('../files/load.ts', import.meta.url), [])
  const ours = () =>
    measureSide(
      load,
      { server, prefix: '' },
      pickTiles(tilings).map(({ tiling, path }) => prefixOf(tiling) + path),
    )
  const theirs = () =>
    measureSide(
      load,
      { server: bare, prefix: '' },
      pickTiles(tilings).map(({ path }) => path),
    )
  await ours()
  await theirs()
  const measured = await measureInTurns(rounds, { tessera: ours, baseline: theirs })
  const bar = { of: 'ratio', atLeast: 0.8 } as const
  return [
    figureOf(
      { name: `  at random, ${connections} connections, all read from the disk`, unit: 'per CPU s', bar },
      measured,
      ({ requests, cpuSeconds }) => requests / cpuSeconds,
    ),
  ]
}

function pickTiles(tilings: Tiling[]): { tiling: Tiling; path: string }[] {
  return Array.from({ length: requests }, () => {
    const tiling = tilings[Math.floor(Math.random() * tilings.length)]
    if (!tiling) throw new Error('There is no tiling')
    return { tiling, path: randomTile(tiling) }
  })
}

async function readMetric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
