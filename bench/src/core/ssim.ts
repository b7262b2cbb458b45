import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { type Photograph, prepareTypical } from '../material/typical.ts'
import type { Round } from '../rounds.ts'
import { callApart } from './call.ts'
import { goalWidths, type LossyFormat, lossyFormats } from './settings.ts'
import type { Reach, Reached } from './ssim-works.ts'

const works = new URL('./ssim-works.ts', import.meta.url)
const scores = [0.9, 0.94, 0.97]

type Compared = Round<{ cpuSeconds: number; result: Reached }>

/** What all three scores cost and gave, beside all hundred qualities, of which the smallest file that reaches is the best. */
export async function measureSsim(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  const photograph = await prepareTypical(folders.kept)
  for (const format of lossyFormats) {
    say(`ssim of ${format}`)
    figures.push(...(await measureFormat(format, photograph)))
  }
  return figures
}

async function measureFormat(format: LossyFormat, { name, path }: Photograph): Promise<Figure[]> {
  const reach: Reach = { input: path, width: goalWidths[format], format }
  const all = await callApart<Reached[]>(works, 'tryAll', reach)
  const rounds: Compared[] = []
  for (const ssim of scores) {
    const best = all.result.filter((each) => each.ssim >= ssim).toSorted((a, b) => a.bytes - b.bytes)[0]
    // Out of reach of this format: then there is nothing to compare.
    if (!best) continue
    const own = await callApart<Reached>(works, 'reachByCore', { ...reach, ssim })
    if (own.result.ssim < ssim) throw new Error(`The ${format} for an ssim of ${ssim} has ${own.result.ssim}`)
    rounds.push({ tessera: own, baseline: { cpuSeconds: all.cpuSeconds, result: best } })
  }
  return [
    figureOf(
      {
        name: `core: ssim, ${format} of ${reach.width} px (${name}); all 100`,
        unit: 'CPU s',
        bar: { of: 'ratio', atMost: 0.15 },
      },
      rounds,
      ({ cpuSeconds }) => cpuSeconds,
    ),
    figureOf(
      { name: '  its file, where it is worst', unit: 'kB', bar: { of: 'ratio', atMost: 1.03 } },
      rounds.toSorted((a, b) => excessOf(b) - excessOf(a)).slice(0, 1),
      ({ result }) => result.bytes / 1e3,
    ),
  ]
}

function excessOf({ tessera, baseline }: Compared): number {
  return tessera.result.bytes / baseline.result.bytes
}
