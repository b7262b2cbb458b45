import { openAsBlob } from 'node:fs'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { openAccount } from '../process/account.ts'
import { cpuSecondsOf } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import { startTessera } from '../process/server.ts'
import { measureInTurns } from '../rounds.ts'
import type { CompressMany } from './bare-images.ts'

const rounds = 6
const count = 12

/** Compressions of a stored 12-megapixel JPEG over HTTP, all that belongs to one included, beside sharp in one process: CPU time of all processes. */
export async function measureStored(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  say('server: compressions of a stored image')
  const input = await preparePhotograph(folders.kept)
  await using tessera = await startTessera(folders, { TESSERA_COMPRESSIONS_PER_IMAGE: '10000' })
  const account = await openAccount(tessera)
  const { id } = await account.upload(new File([await openAsBlob(input)], 'photograph.jpg'))
  const module = new URL('./bare-images.ts', import.meta.url)
  await using bare = startEntry<CompressMany, unknown>(module, [input, await folders.create('bare')])

  let width = 1280
  async function compress(quality: number): Promise<void> {
    const answer = await fetch(`${tessera.url}/api/v1/images/${id}/compressions`, {
      method: 'POST',
      headers: { Authorization: account.authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ format: 'webp', width, quality }),
    })
    if (answer.status !== 201) throw new Error(`A compression was answered with ${answer.status}`)
    await answer.arrayBuffer()
  }
  const qualities = Array.from({ length: count }, (_, index) => 70 + index)
  async function measure(pid: number, work: () => Promise<unknown>) {
    const [before, began] = [cpuSecondsOf(pid), performance.now()]
    await work()
    return { cpuSeconds: cpuSecondsOf(pid) - before, seconds: (performance.now() - began) / 1000 }
  }
  const sides = {
    async tessera() {
      // A pixel less each time: the same would be answered from what is there.
      width--
      return measure(tessera.pid, () => Promise.all(qualities.map(compress)))
    },
    baseline: () => measure(bare.pid, () => bare.ask({ qualities })),
  }
  await sides.tessera()
  await sides.baseline()
  const measured = await measureInTurns(rounds, sides)
  return [
    figureOf(
      { name: 'server: compression of a stored 12 MP', unit: 'CPU ms', bar: { of: 'ratio', atMost: 1.15 } },
      measured,
      (sample) => (sample.cpuSeconds / count) * 1000,
    ),
    figureOf(
      { name: '  how many', unit: 'per s', bar: { of: 'ratio', atLeast: 0.85 } },
      measured,
      (sample) => count / sample.seconds,
    ),
  ]
}
