import { type Figure, figureAlone, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import type { CutReply, CutRequest } from '../panorama/runner.ts'
import { workerEnvironment } from '../panorama/sides.ts'
import { cpuSecondsOf, forgetPeak, peakBytes, residentBytes } from '../process/accounting.ts'
import { startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import { type PanoramaServer, recipe } from './panorama.ts'

const megabyte = 1e6

/** The panorama as a job, from the request until it is ready, beside the best bare call of sharp: all of the server's CPU time. */
export async function measureJob(
  folders: Folders,
  panorama: PanoramaServer,
  { rounds }: { rounds: number },
): Promise<Figure[]> {
  const { server, account, image, input } = panorama
  const args = ['sharp', input, await folders.create('panorama')]
  await using sharp = startEntry<CutRequest, CutReply>(
    new URL('../panorama/runner.ts', import.meta.url),
    args,
    { environment: workerEnvironment },
  )
  const idle = residentBytes(server.pid)
  const growths: number[] = []
  const cutAsJob = async () => {
    forgetPeak(server.pid)
    const [before, began] = [cpuSecondsOf(server.pid), performance.now()]
    const tiling = await account.tile(image.id, recipe)
    const sample = {
      cpuSeconds: cpuSecondsOf(server.pid) - before,
      wallSeconds: (performance.now() - began) / 1000,
    }
    growths.push((peakBytes(server.pid) - idle) / megabyte)
    await account.deleteTiling(tiling)
    return sample
  }
  await cutAsJob()
  await sharp.ask({ depth: recipe.depth })
  const measured = await measureInTurns(rounds, {
    tessera: cutAsJob,
    baseline: () => sharp.ask({ depth: recipe.depth }),
  })
  const bar = { of: 'ratio', atMost: 1.1 } as const
  return [
    figureOf(
      { name: 'tiles: 20000 x 10000 as a job, server and children', unit: 'CPU s', bar },
      measured,
      ({ cpuSeconds }) => cpuSeconds,
    ),
    figureOf({ name: '  its time', unit: 's', bar: null }, measured, ({ wallSeconds }) => wallSeconds),
    figureAlone(
      { name: '  memory of the server above idle, worst', unit: 'MB', bar: { of: 'value', atMost: 32 } },
      [Math.max(...growths)],
      Number,
    ),
  ]
}
