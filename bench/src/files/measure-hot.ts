import { openAsBlob } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Figure, figureNotMeasured, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { prepareTiff } from '../material/tiff.ts'
import { openAccount } from '../process/account.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Load, Loaded } from './load.ts'
import { measureSide, perCpuSecond, perSecond } from './measure-side.ts'
import { startSigningNginx } from './nginx.ts'

const connections = 64
/** Rounds before, until both sides are compiled: V8 does that after ten thousand calls. */
const unmeasured = 4
const files = [
  { name: '100 KB', bytes: 102_400, width: 184, requests: 3000 },
  { name: '10 KB', bytes: 10_240, width: 56, requests: 8000 },
]

/** One signed link at 64 connections, with the default log into a file, beside node:http and readFile, and nginx: answers per CPU second of the server. */
export async function measureHot(
  folders: Folders,
  say: (line: string) => void,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  await using tessera = await startTessera(folders, {})
  await using load = startEntry<Load, Loaded>(new URL('./load.ts', import.meta.url), [])
  const account = await openAccount(tessera)
  const figures: Figure[] = []
  for (const { name, bytes, width, requests } of files) {
    say(`files: ${name}`)
    const path = await prepareTiff(folders.kept, { bytes, width })
    const module = new URL('./bare-server.ts', import.meta.url)
    await using bare = await startBareServer(folders, module, [dirname(path)])
    const image = await account.upload(new File([await openAsBlob(path)], 'file.tif'))
    const url = new URL(new URL(image.url).pathname, tessera.url).href
    await checkSigned(url, url.replace('file.tif', 'other.tif'))
    const shape = { connections, requests, bytes }
    const sideTessera = () => measureSide(load, tessera, { ...shape, url })
    const bareUrl = `${bare.url}/${basename(path)}`
    const sideBare = () => measureSide(load, bare, { ...shape, url: bareUrl })
    for (let round = 0; round < unmeasured; round++) {
      await sideTessera()
      await sideBare()
    }
    const measured = await measureInTurns(rounds, { tessera: sideTessera, baseline: sideBare })
    const bar = { of: 'ratio', atLeast: 2 } as const
    const heading = { name: `files: ${name}, signed, ${connections} connections`, unit: 'per CPU s' }
    figures.push(
      figureOf({ ...heading, bar }, measured, perCpuSecond),
      figureOf({ name: '  by the clock', unit: 'per s', bar: null }, measured, perSecond),
      ...(await besideNginx(folders, load, { path, shape, rounds, sideTessera })),
    )
  }
  return figures
}

/** What is told and has to reach nothing: nginx is C and sends files from the kernel. */
async function besideNginx(
  folders: Folders,
  load: Entry<Load, Loaded>,
  {
    path,
    shape,
    rounds,
    sideTessera,
  }: {
    path: string
    shape: { connections: number; requests: number; bytes: number }
    rounds: number
    sideTessera: () => ReturnType<typeof measureSide>
  },
): Promise<Figure[]> {
  await using nginx = await startSigningNginx(folders, dirname(path))
  if (!nginx) {
    const name = '  nginx secure_link: not measured, no nginx here (apt-get install nginx-light)'
    return [figureNotMeasured({ name, unit: 'per CPU s' })]
  }
  const name = basename(path)
  const url = nginx.sign(name)
  await checkSigned(url, url.replace('md5=', 'md5=A'))
  const measured = await measureInTurns(rounds, {
    tessera: sideTessera,
    baseline: () => measureSide(load, nginx, { ...shape, url }),
  })
  return [
    figureOf({ name: '  beside nginx secure_link', unit: 'per CPU s', bar: null }, measured, perCpuSecond),
    figureOf({ name: '  by the clock', unit: 'per s', bar: null }, measured, perSecond),
  ]
}

/** A link that is let through whatever its signature says would be fast. */
async function checkSigned(url: string, changedUrl: string): Promise<void> {
  const [good, changed] = [await fetch(url), await fetch(changedUrl)]
  if (good.status !== 200 || changed.status !== 403)
    throw new Error(
      `Expected 200 and, for a changed link, 403 but received ${good.status} and ${changed.status}`,
    )
}
