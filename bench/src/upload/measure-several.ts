import { setTimeout as delay } from 'node:timers/promises'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { prepareTiff } from '../material/tiff.ts'
import { openAccount } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import { startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { Send, Sent } from './client.ts'
import { prepareSignedPut } from './signed-put.ts'

const several = 4

/** Four different files by signed PUT, at once, beside the same one after the other: bytes of all of them together. */
export async function measureSeveral(
  folders: Folders,
  say: (line: string) => void,
  { rounds, bytes }: { rounds: number; bytes: number },
): Promise<Figure[]> {
  say(`upload: ${several} at once`)
  const paths: string[] = []
  // A page more each: files of the same bytes would be one image.
  for (let index = 0; index < several; index++)
    paths.push(await prepareTiff(folders.kept, { bytes: bytes + index * 4096, width: 16_384 }))
  await using tessera = await startTessera(folders, {})
  const account = await openAccount(tessera)

  async function send(path: string): Promise<void> {
    await using client = startEntry<Send, Sent>(new URL('./client.ts', import.meta.url), [])
    await client.ask(await prepareSignedPut(tessera, account, path))
  }
  async function measure(work: () => Promise<unknown>) {
    const [before, began] = [cpuSecondsOf(tessera.pid), performance.now()]
    await work()
    const seconds = (performance.now() - began) / 1000
    const cpuSeconds = cpuSecondsOf(tessera.pid) - before
    for (const { id } of await account.list()) await account.delete(id)
    await delay(500)
    return { seconds, cpuSeconds }
  }
  const measured = await measureInTurns(rounds, {
    tessera: () => measure(() => Promise.all(paths.map(send))),
    baseline: () =>
      measure(async () => {
        for (const path of paths) await send(path)
      }),
  })
  const megabytes = (several * bytes) / 1e6
  return [
    figureOf(
      {
        name: `upload of ${several} x ${bytes / 2 ** 20} MiB at once, beside one by one`,
        unit: 'MB/s',
        bar: { of: 'ratio', atLeast: 1 },
      },
      measured,
      ({ seconds }) => megabytes / seconds,
    ),
    figureOf(
      { name: '  server and its children', unit: 'CPU s', bar: null },
      measured,
      ({ cpuSeconds }) => cpuSeconds,
    ),
  ]
}
