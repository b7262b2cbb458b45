import { execFile } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { type Figure, figureAlone, figureOf } from '../figure.ts'
import type { Load, Loaded } from '../files/load.ts'
import type { Folders } from '../folders.ts'
import type { Tiling } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { type Server, startBareServer, startNginx } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Download, Downloaded } from './download.ts'
import type { PanoramaServer } from './panorama.ts'

const run = promisify(execFile)
export const connections = 64
export const requests = 12_800
const knownTiles = 2000
// On a machine that others use, the same file is sent four times as fast in one round as in another: their median says something.
const downloadRounds = 12
const downloadsPerRound = 5

export interface Side {
  server: Server
  /** What comes before the part of a tile's path that is the same everywhere. */
  prefix: string
}

/** Tiles at random, with the default log into a file, beside a bare node server that reads the same archive, and nginx on the same tiles in a folder. */
export async function measureReading(
  folders: Folders,
  { server }: PanoramaServer,
  { tiling, rounds }: { tiling: Tiling; rounds: number },
): Promise<Figure[]> {
  const folder = await folders.create('zip')
  const zip = join(folder, 'tiles.zip')
  const { body } = await fetch(here(server, tiling.urls.zip))
  if (!body) throw new Error('The archive came without a body')
  await pipeline(Readable.fromWeb(body), createWriteStream(zip))
  await using bare = await startBareServer(folders, new URL('./bare-server.ts', import.meta.url), [zip])
  await using load = startEntry<Load, Loaded>(new URL('../files/load.ts', import.meta.url), [])
  const paths = Array.from({ length: knownTiles }, () => randomTile(tiling))
  const prefix = prefixOf(tiling)
  await checkSigned(server, `${prefix}${paths[0]}`)
  const ask = (side: Side) => measureSide(load, side, paths)
  const [ours, theirs] = [
    { server, prefix },
    { server: bare, prefix: '' },
  ]
  await ask(ours)
  await ask(theirs)
  const measured = await measureInTurns(rounds, { tessera: () => ask(ours), baseline: () => ask(theirs) })
  const figures = [
    figureOf(
      {
        name: `tiles: at random, signed, ${connections} connections, lately sent ones in memory`,
        unit: 'per CPU s',
        bar: { of: 'ratio', atLeast: 0.8 },
      },
      measured,
      (sample) => sample.requests / sample.cpuSeconds,
    ),
    figureOf(
      { name: '  by the clock', unit: 'per s', bar: null },
      measured,
      (sample) => sample.requests / sample.seconds,
    ),
  ]
  await run('unzip', ['-q', zip, '-d', folder])
  await using nginx = await startNginx(folders, {
    server: `root ${folder};`,
    around: 'access_log access.log; types { image/jpeg jpeg; } open_file_cache max=10000;',
  })
  const samples = []
  for (let round = 0; nginx && round < rounds; round++) samples.push(await ask({ server: nginx, prefix: '' }))
  const name = nginx
    ? '  nginx, the same tiles from a folder'
    : '  nginx: not installed (apt-get install nginx-light)'
  figures.push(
    figureAlone(
      { name, unit: 'per CPU s', bar: null },
      samples,
      (sample) => sample.requests / sample.cpuSeconds,
    ),
  )
  return figures
}

/** The whole archive, beside the stream of the original from the same server: a large file like any other. */
export async function measureDownload({ server, image }: PanoramaServer, tiling: Tiling): Promise<Figure[]> {
  await using client = startEntry<Download, Downloaded>(new URL('./download.ts', import.meta.url), [])
  const download = async (url: string) => {
    const before = cpuSecondsOf(server.pid)
    const downloaded = await client.ask({ url, times: downloadsPerRound })
    return { ...downloaded, cpuSeconds: cpuSecondsOf(server.pid) - before }
  }
  const zip = here(server, tiling.urls.zip)
  // Once unmeasured: what comes first would pay for everything that is new.
  for (const url of [zip, image.url]) await download(url)
  const measured = await measureInTurns(downloadRounds, {
    tessera: () => download(zip),
    baseline: () => download(image.url),
  })
  return [
    figureOf(
      { name: 'tiles: the zip, beside a large file', unit: 'MB/s', bar: { of: 'ratio', atLeast: 0.8 } },
      measured,
      ({ bytes, seconds }) => bytes / 1e6 / seconds,
    ),
    figureOf(
      { name: '  by the CPU time of the server', unit: 'MB/CPU s', bar: null },
      measured,
      ({ bytes, cpuSeconds }) => bytes / 1e6 / cpuSeconds,
    ),
  ]
}

/** What the paths of its tiles begin with. */
export function prefixOf({ urls: { tile } }: Tiling): string {
  return new URL(tile.slice(0, tile.indexOf('/image_files/'))).pathname
}

/** A link by the address that needs no looking up. */
export function here({ url }: Server, link: string): string {
  return new URL(new URL(link).pathname, url).href
}

export function randomTile({ columns, rows, levels }: Tiling): string {
  const [column, row] = [columns, rows].map((count) => Math.floor(Math.random() * count))
  return `/image_files/${levels - 1}/${column}_${row}.jpeg`
}

export async function measureSide(load: Entry<Load, Loaded>, { server, prefix }: Side, paths: string[]) {
  const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
  const asked = paths.map((path) => prefix + path)
  const { requests: answered } = await load.ask({ url: server.url, connections, requests, paths: asked })
  return {
    requests: answered,
    cpuSeconds: cpuSecondsOf(server.pid) - before,
    seconds: (performance.now() - began) / 1000,
  }
}

/** A link that is let through whatever its signature says would be fast. */
async function checkSigned({ url }: Server, path: string): Promise<void> {
  const mac = path.indexOf('.') + 1
  const changed = path.slice(0, mac) + (path[mac] === 'A' ? 'B' : 'A') + path.slice(mac + 1)
  const statuses = [(await fetch(url + path)).status, (await fetch(url + changed)).status]
  if (statuses.join() !== '200,403')
    throw new Error(`Expected 200 and, for a changed link, 403 but received ${statuses.join(' and ')}`)
}
