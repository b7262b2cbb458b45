import type { CurvePoint } from '@tessera/core'
import { type Figure, figureOf, figureOfNumber } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { measureInTurns, median } from '../rounds.ts'
import { callApart } from './call.ts'
import type { Called } from './call-runner.ts'
import type { LoopOf } from './curve-works.ts'

const rounds = 3
const works = new URL('./curve-works.ts', import.meta.url)
/** Core's own, in its curve. */
const efforts = { webp: 2, avif: 1 }

/** The curve of a 12-megapixel photograph beside a loop of compress and SSIM: 3 formats x 8 qualities, 1280 pixels wide. */
export async function measureCurve(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  say('curve')
  const input = await preparePhotograph(folders.kept)
  const core = () => callApart<CurvePoint[]>(works, 'curveByCore', input)
  const loop = (of: LoopOf) => callApart<CurvePoint[]>(works, 'curveByLoop', of)
  const measured = await measureInTurns(rounds, { tessera: core, baseline: () => loop({ input }) })
  const drafted = await measureInTurns(1, {
    tessera: core,
    baseline: () => loop({ input, efforts }),
  })
  for (const round of drafted) checkSameWork(round.tessera.result, round.baseline.result)
  const cpu = ({ cpuSeconds }: Called<CurvePoint[]>) => cpuSeconds
  const own = measured.map(({ tessera }) => tessera)
  return [
    figureOf(
      { name: 'core: curve, 3 x 8 points of 12 MP', unit: 'CPU s', bar: { of: 'ratio', atMost: 0.6 } },
      measured,
      cpu,
    ),
    figureOf({ name: '  the loop at the same efforts', unit: 'CPU s', bar: null }, drafted, cpu),
    figureOfNumber(
      { name: '  on two idle cores: CPU / 2', unit: 's', bar: { of: 'value', atMost: 3 } },
      median(own.map(cpu)) / 2,
    ),
    figureOf(
      { name: '  as the clock saw it here', unit: 's', bar: null },
      measured,
      (called) => called.wallSeconds,
    ),
    figureOf(
      { name: '  its process at most', unit: 'MB', bar: null },
      measured,
      (called) => called.peakBytes / 1e6,
    ),
  ]
}

/** At the same efforts both have the same files, and two implementations of one SSIM agree. */
function checkSameWork(own: CurvePoint[], loop: CurvePoint[]): void {
  for (const [i, point] of own.entries()) {
    const other = loop[i]
    if (other?.bytes === point.bytes && Math.abs(other.ssim - point.ssim) < 1e-6) continue
    throw new Error(`The curve has ${JSON.stringify(point)} where compress has ${JSON.stringify(other)}`)
  }
}
