import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createLinks } from '@tessera/server/links'
import { originalKey } from '@tessera/storage'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { startEntry } from '../process/entry.ts'
import { type Server, startBareServer, startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Load, Loaded } from './load.ts'
import { measureSide, perCpuSecond, perSecond } from './measure-side.ts'

const connections = 64
/** Different files of one round, a multiple of the connections; there is a round more, unmeasured. */
const perRound = 32 * connections
/** Small files that are read before, so that both sides are compiled: V8 does that after ten thousand calls, and a server runs for days. */
const unmeasured = { count: 320 * connections, bytes: 1000 }
const sizes = [
  { name: '100 KB', bytes: 102_400 },
  { name: '10 KB', bytes: 10_240 },
]
const secret = 'a secret for this run of the bench alone'

/**
 * Many files, each asked for once: nothing of them is in the server's memory, neither the bytes nor the link that it has judged. The
 * same files are read by both sides, out of the system's cache.
 */
export async function measureFirstReads(
  folders: Folders,
  say: (line: string) => void,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { name, bytes } of sizes) {
    say(`files: first reads of ${name}`)
    const folder = await folders.create('data')
    const early = await writeBlobs(folder, { ...unmeasured, from: 0 })
    const keys = await writeBlobs(folder, { count: (rounds + 1) * perRound, bytes, from: early.length })
    await using tessera = await startTessera(folders, {
      TESSERA_SECRET: secret,
      TESSERA_DATA_DIR: folder,
    })
    const module = new URL('./bare-server.ts', import.meta.url)
    await using bare = await startBareServer(folders, module, [join(folder, 'blobs')])
    await using load = startEntry<Load, Loaded>(new URL('./load.ts', import.meta.url), [])
    // Links as the server makes them: it knows by the secret that they are its own.
    const links = createLinks({ secret, ttlSeconds: 3600, baseUrl: '', clock: () => new Date() })
    const signEach = (all: string[]) => all.map((key) => links.sign(key, 'file.tif').url)
    const ask = (server: Server, paths: string[], bytes: number) =>
      measureSide(load, server, { url: server.url, connections, requests: paths.length, paths, bytes })
    await ask(tessera, signEach(early), unmeasured.bytes)
    await ask(
      bare,
      early.map((key) => `/${key}`),
      unmeasured.bytes,
    )
    const signed = signEach(keys)
    const plain = keys.map((key) => `/${key}`)
    const sides = {
      tessera: () => ask(tessera, signed.splice(0, perRound), bytes),
      baseline: () => ask(bare, plain.splice(0, perRound), bytes),
    }
    await sides.tessera()
    await sides.baseline()
    const measured = await measureInTurns(rounds, sides)
    const bar = { of: 'ratio', atLeast: 0.9 } as const
    const heading = { name: `files: first reads of ${name}, signed`, unit: 'per CPU s' }
    figures.push(
      figureOf({ ...heading, bar }, measured, perCpuSecond),
      figureOf({ name: '  by the clock', unit: 'per s', bar: null }, measured, perSecond),
    )
  }
  return figures
}

/** Originals of as many images, where the server keeps them. Nothing else of the images is needed: a link is the permission. */
async function writeBlobs(
  folder: string,
  { count, bytes, from }: { count: number; bytes: number; from: number },
) {
  const userId = idOf(0)
  const keys = Array.from({ length: count }, (_, index) =>
    originalKey({ userId, id: idOf(from + index), format: 'tiff' }),
  )
  const content = randomBytes(bytes)
  for (const key of keys) {
    const path = join(folder, 'blobs', key)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return keys
}

const idOf = (index: number) => index.toString(36).padStart(26, '0')
