import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import type { MakeThumbnails } from './runner.ts'

const rounds = 10
/** Images of one round: enough that the clock's steps of 10 ms in each process do not show. */
const count = 60

/** Thumbnails through the server's decoding processes beside sharp in one process, as many at once: CPU time of all processes. */
export async function measurePool(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  const start = async (side: string) => {
    const module = new URL('./runner.ts', import.meta.url)
    const entry = startEntry<MakeThumbnails, unknown>(module, [side, input, await folders.create('pool')])
    await entry.ask({ count: 8 })
    return entry
  }
  say('pool: thumbnails')
  await using pool = await start('pool')
  await using sharp = await start('sharp')
  const measured = await measureInTurns(rounds, {
    tessera: () => measureSide(pool),
    baseline: () => measureSide(sharp),
  })
  return [
    figureOf(
      { name: 'pool: thumbnail of 12 MP', unit: 'CPU ms', bar: { of: 'ratio', atMost: 1.15 } },
      measured,
      (sample) => (sample.cpuSeconds / count) * 1000,
    ),
    figureOf({ name: '  how many', unit: 'per s', bar: null }, measured, (sample) => count / sample.seconds),
  ]
}

async function measureSide(entry: Entry<MakeThumbnails, unknown>) {
  const [cpuBefore, began] = [cpuSecondsOf(entry.pid), performance.now()]
  await entry.ask({ count })
  return { cpuSeconds: cpuSecondsOf(entry.pid) - cpuBefore, seconds: (performance.now() - began) / 1000 }
}
