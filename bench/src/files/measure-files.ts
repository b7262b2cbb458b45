import { openAsBlob } from 'node:fs'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { prepareTiff } from '../material/tiff.ts'
import { openAccount } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Load, Loaded } from './load.ts'

const rounds = 5
const connections = 64
const files = [
  { name: '100 KB', bytes: 102_400, width: 184, requests: 3000 },
  { name: '10 KB', bytes: 10_240, width: 56, requests: 8000 },
]

/** Signed links at 64 connections, with the default log into a file, beside node:http and readFile: answers per CPU second of the server. */
export async function measureFiles(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  await using tessera = await startTessera(folders, {})
  await using load = startEntry<Load, Loaded>(new URL('./load.ts', import.meta.url), [])
  const account = await openAccount(tessera)
  const figures: Figure[] = []
  for (const { name, bytes, width, requests } of files) {
    say(`files: ${name}`)
    const path = await prepareTiff(folders.kept, { bytes, width })
    await using bare = await startBareServer(folders, new URL('./bare-server.ts', import.meta.url), [path])
    const image = await account.upload(new File([await openAsBlob(path)], 'file.tif'))
    const url = new URL(new URL(image.url).pathname, tessera.url).href
    await checkSigned(url)
    // Once unmeasured, until both are compiled.
    await load.ask({ url, connections, requests })
    await load.ask({ url: bare.url, connections, requests })
    const measured = await measureInTurns(rounds, {
      tessera: () => measureSide(load, { server: tessera, url, bytes, requests }),
      baseline: () => measureSide(load, { server: bare, url: bare.url, bytes, requests }),
    })
    const bar = { of: 'ratio', atLeast: 2 } as const
    figures.push(
      figureOf(
        { name: `files: ${name}, signed, ${connections} connections`, unit: 'per CPU s', bar },
        measured,
        (sample) => sample.requests / sample.cpuSeconds,
      ),
      figureOf(
        { name: '  by the clock', unit: 'per s', bar: null },
        measured,
        (sample) => sample.requests / sample.seconds,
      ),
    )
  }
  return figures
}

async function measureSide(
  load: Entry<Load, Loaded>,
  { server, url, bytes, requests }: { server: Server; url: string; bytes: number; requests: number },
) {
  const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
  const { requests: answered, bytes: received } = await load.ask({ url, connections, requests })
  if (received < answered * bytes) throw new Error(`${url} was answered with less than the file`)
  return {
    requests: answered,
    cpuSeconds: cpuSecondsOf(server.pid) - before,
    seconds: (performance.now() - began) / 1000,
  }
}

/** A link that is let through whatever its signature says would be fast. */
async function checkSigned(url: string): Promise<void> {
  const [good, changed] = [await fetch(url), await fetch(url.replace('file.tif', 'other.tif'))]
  if (good.status !== 200 || changed.status !== 403)
    throw new Error(
      `Expected 200 and, for a changed link, 403 but received ${good.status} and ${changed.status}`,
    )
}
