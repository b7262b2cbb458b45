import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { type Figure, figureOf } from '../figure.ts'
import type { Load, Loaded } from '../files/load.ts'
import type { Folders } from '../folders.ts'
import { openAccount } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'

const rounds = 6
/** Rounds before, until all sides are compiled: V8 does that after ten thousand calls. */
const unmeasured = 4
const images = 10
const [connections, requests] = [16, 3000]

/** A page of ten images over tRPC, with their signed links, beside the same bytes as an answer of bare hono: CPU time of the server. */
export async function measureGallery(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  say('server: gallery')
  await using tessera = await startTessera(folders, {})
  const account = await openAccount(tessera)
  for (let index = 0; index < images; index++) await account.upload(await picture(index))
  const input = encodeURIComponent(JSON.stringify({ limit: images }))
  const target = `/trpc/images.list?input=${input}`
  const url = tessera.url + target
  const headers = { authorization: account.authorization }
  const page = await (await fetch(url, { headers })).text()
  if (page.split('"thumbnail":{').length !== images + 1)
    throw new Error(`Expected a page but received ${page}`)
  const file = join(await folders.create('page'), 'page.json')
  await writeFile(file, page)

  await using bare = await startBareServer(folders, new URL('./bare-json-server.ts', import.meta.url), [file])
  await using trpc = await startBareServer(folders, new URL('./bare-trpc-server.ts', import.meta.url), [file])
  await using load = startEntry<Load, Loaded>(new URL('../files/load.ts', import.meta.url), [])
  async function measure(server: Server, asked: Pick<Load, 'url' | 'headers'>) {
    const before = cpuSecondsOf(server.pid)
    const loaded = await load.ask({ ...asked, connections, requests })
    return { requests: loaded.requests, cpuSeconds: cpuSecondsOf(server.pid) - before }
  }
  const answerTessera = () => measure(tessera, { url, headers })
  const answerBare = () => measure(bare, { url: bare.url })
  const answerTrpc = () => measure(trpc, { url: trpc.url + target })
  for (let round = 0; round < unmeasured; round++)
    for (const warmUp of [answerTessera, answerBare, answerTrpc]) await warmUp()
  const besideBare = await measureInTurns(rounds, { tessera: answerTessera, baseline: answerBare })
  const besideTrpc = await measureInTurns(rounds, { tessera: answerTessera, baseline: answerTrpc })
  const unit = 'CPU us'
  const name = `server: gallery page of ${images} over tRPC`
  return [
    figureOf({ name, unit, bar: { of: 'ratio', atMost: 3 } }, besideBare, cpuMicroseconds),
    figureOf({ name: '  beside tRPC alone, in hono', unit, bar: null }, besideTrpc, cpuMicroseconds),
  ]
}

function cpuMicroseconds({ requests, cpuSeconds }: { requests: number; cpuSeconds: number }): number {
  return (cpuSeconds / requests) * 1e6
}

async function picture(index: number): Promise<File> {
  const background = { r: index * 20, g: 90, b: 160 }
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer()
  return new File([bytes as Uint8Array<ArrayBuffer>], `picture-${index}.jpg`)
}
