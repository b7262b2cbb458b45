import { type Figure, figureAlone, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePanorama } from '../material/panorama.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import { measureOpening } from './measure-opening.ts'
import type { CutReply, CutRequest } from './runner.ts'
import { workerEnvironment } from './sides.ts'

const sizes = [
  { width: 20_000, height: 10_000 },
  { width: 30_000, height: 15_000 },
]
const gigapixel = { width: 32_768, height: 32_768 }
const rounds = 3
const memoryBar = { of: 'value', atMost: 350 } as const

type Size = (typeof sizes)[number]
type Cutting = { size: Size; depth: 'one' | 'pyramid'; folders: Folders; rounds: number }

/** Tilings of panoramas by core beside the best bare call of sharp: CPU time, time and memory; then opening many of them. */
export async function measurePanorama(
  folders: Folders,
  say: (line: string) => void,
  { quick, gigapixel: isGigapixelAsked }: { quick: boolean; gigapixel: boolean },
): Promise<Figure[]> {
  if (isGigapixelAsked) {
    say('panorama: a gigapixel, once')
    return measureAlone({ size: gigapixel, depth: 'pyramid', folders, rounds: 1 })
  }
  const figures: Figure[] = []
  for (const size of quick ? sizes.slice(0, 1) : sizes) {
    for (const depth of ['one', 'pyramid'] as const) {
      say(`panorama: ${nameOf(size, depth)}`)
      figures.push(...(await measureCutting({ size, depth, folders, rounds: quick ? 1 : rounds })))
    }
  }
  say('panorama: opening 1,000 tilings')
  return [...figures, ...(await measureOpening(folders))]
}

function nameOf({ width, height }: Size, depth: 'one' | 'pyramid'): string {
  return `${width} x ${height}, ${depth === 'one' ? 'flat grid' : 'pyramid'}`
}

async function startSide(
  side: 'core' | 'sharp',
  { size, folders }: Cutting,
): Promise<Entry<CutRequest, CutReply>> {
  const input = await preparePanorama(folders.kept, size)
  const args = [side, input, await folders.create('panorama')]
  return startEntry(new URL('./runner.ts', import.meta.url), args, workerEnvironment)
}

async function measureCutting(cutting: Cutting): Promise<Figure[]> {
  const { size, depth } = cutting
  // New processes for each figure, so that the peak of one is not that of another.
  await using core = await startSide('core', cutting)
  await using sharp = await startSide('sharp', cutting)
  // The first run of each loads what is loaded once; its memory is that of a program that cuts one panorama.
  const first = { tessera: await core.ask({ depth }), baseline: await sharp.ask({ depth }) }
  const measured = await measureInTurns(cutting.rounds, {
    tessera: () => core.ask({ depth }),
    baseline: () => sharp.ask({ depth }),
  })
  checkSameWork(measured)
  const name = `panorama: ${nameOf(size, depth)}`
  const bar = { of: 'ratio', atMost: 1.05 } as const
  return [
    figureOf({ name, unit: 'CPU s', bar }, measured, ({ cpuSeconds }) => cpuSeconds),
    figureOf({ name: '  its time', unit: 's', bar }, measured, ({ wallSeconds }) => wallSeconds),
    figureOf(
      { name: '  its process at most', unit: 'MiB', bar: memoryBar },
      measured.slice(-1),
      ({ peakBytes }) => peakBytes / 2 ** 20,
    ),
    figureOf(
      { name: '  in its first run', unit: 'MiB', bar: null },
      [first],
      ({ peakBytes }) => peakBytes / 2 ** 20,
    ),
    figureOf(
      { name: '  its own memory, without the input', unit: 'MiB', bar: null },
      measured,
      ({ ownPeakBytes }) => ownPeakBytes / 2 ** 20,
    ),
    figureOf(
      { name: '  pages of files, the input among them', unit: 'MiB', bar: null },
      measured,
      ({ filePeakBytes }) => filePeakBytes / 2 ** 20,
    ),
  ]
}

/** A baseline that makes something else proves nothing; the archives differ by manifest and properties only. */
function checkSameWork(measured: { tessera: CutReply; baseline: CutReply }[]): void {
  for (const { tessera, baseline } of measured) {
    if (Math.abs(tessera.outputBytes - baseline.outputBytes) < 0.005 * baseline.outputBytes) continue
    throw new Error(`core makes ${tessera.outputBytes} bytes of tiles and bare sharp ${baseline.outputBytes}`)
  }
}

async function measureAlone(cutting: Cutting): Promise<Figure[]> {
  await using core = await startSide('core', cutting)
  const reply = await core.ask({ depth: cutting.depth })
  const name = `panorama: ${nameOf(cutting.size, cutting.depth)}`
  return [
    figureAlone({ name, unit: 'CPU s', bar: null }, [reply], ({ cpuSeconds }) => cpuSeconds),
    figureAlone({ name: '  its time', unit: 's', bar: null }, [reply], ({ wallSeconds }) => wallSeconds),
    figureAlone(
      { name: '  its process at most', unit: 'MiB', bar: null },
      [reply],
      ({ peakBytes }) => peakBytes / 2 ** 20,
    ),
    figureAlone(
      { name: '  of that its own, without the input', unit: 'MiB', bar: memoryBar },
      [reply],
      ({ ownPeakBytes }) => ownPeakBytes / 2 ** 20,
    ),
  ]
}
