import { type Figure, figureOf, figureOfNumber } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { type Photograph, prepareTypical } from '../material/typical.ts'
import { callApart } from './call.ts'
import type { Called } from './call-runner.ts'
import type { Fit, Fitted } from './max-bytes-works.ts'
import { goalWidths, type LossyFormat, lossyFormats } from './settings.ts'

const works = new URL('./max-bytes-works.ts', import.meta.url)
/** Bytes that are allowed for a thousand pixels: what a thumbnail has, up to what a print needs. */
const allowances = [50, 80, 140, 250]

type Case = Record<'own' | 'bisection' | 'imgproxy', Called<Fitted>> & { maxBytes: number; missed: number }

/** `maxBytes` beside seven encodes, which bisection needs, and beside imgproxy's loop; at four sizes. */
export async function measureMaxBytes(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = []
  const photograph = await prepareTypical(folders.kept)
  for (const format of lossyFormats) {
    say(`maxBytes of ${format}`)
    const cases: Case[] = []
    const width = goalWidths[format]
    for (const allowance of allowances) {
      const maxBytes = Math.round((width * width * 0.75 * allowance) / 1000)
      cases.push(await measureCase({ input: photograph.path, width, format, maxBytes }))
    }
    figures.push(...figuresOf(cases, { format, photograph }))
  }
  return figures
}

async function measureCase(fit: Fit): Promise<Case> {
  const call = (name: string) => callApart<Fitted>(works, name, fit)
  const [own, bisection, imgproxy] = [
    await call('fitByCore'),
    await call('fitByBisection'),
    await call('fitLikeImgproxy'),
  ]
  const { quality } = own.result
  const { result: missed } = await callApart<number>(works, 'countMissed', { ...fit, quality })
  return { own, bisection, imgproxy, maxBytes: fit.maxBytes, missed }
}

function figuresOf(
  cases: Case[],
  { format, photograph }: { format: LossyFormat; photograph: Photograph },
): Figure[] {
  const rounds = cases.map(({ own, bisection }) => ({ tessera: own, baseline: bisection }))
  const shareOf = (side: 'own' | 'imgproxy') =>
    (100 * cases.reduce((sum, each) => sum + each[side].result.bytes / each.maxBytes, 0)) / cases.length
  const [share, shareOfImgproxy] = [shareOf('own'), shareOf('imgproxy')]
  const none = { of: 'value', atMost: 0 } as const
  const countOf = (happens: (each: Case) => number) => cases.reduce((sum, each) => sum + happens(each), 0)
  return [
    figureOf(
      {
        name: `core: maxBytes, ${format} of ${goalWidths[format]} px (${photograph.name}); seven encodes`,
        unit: 'CPU s',
        bar: { of: 'ratio', atMost: 1.6 },
      },
      rounds,
      ({ cpuSeconds }) => cpuSeconds,
    ),
    {
      name: '  mean share of the bytes that were allowed; imgproxy',
      unit: '%',
      bar: null,
      tessera: share,
      baseline: shareOfImgproxy,
      ratio: share / shareOfImgproxy,
      met: null,
    },
    figureOfNumber(
      { name: `  larger than allowed, of ${cases.length}`, unit: 'files', bar: none },
      countOf(({ own, maxBytes }) => Number(own.result.bytes > maxBytes)),
    ),
    figureOfNumber(
      { name: '  qualities within +4 that would have fitted', unit: '', bar: none },
      countOf(({ missed }) => missed),
    ),
    figureOf(
      { name: '  its process at most', unit: 'MB', bar: null },
      rounds,
      ({ peakBytes }) => peakBytes / 1e6,
    ),
  ]
}
