import { type Figure, figureOfNumber } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { callApart } from './call.ts'
import { lossyFormats } from './settings.ts'

const width = 4000
const goals = [
  {
    goal: 'maxBytes',
    value: 1_500_000,
    formats: ['jpeg', 'webp'],
    module: './max-bytes-works.ts',
    name: 'fitByCore',
  },
  { goal: 'ssim', value: 0.95, formats: lossyFormats, module: './ssim-works.ts', name: 'reachByCore' },
] as const

/** What goals hold in memory with all pixels of a 12-megapixel photograph. Nothing is asked of it;
 * it says what a machine needs. AVIF's encoder is most of what it has, so one goal says it for both. */
export async function measureMemory(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  const figures: Figure[] = []
  for (const { goal, value, formats, module, name } of goals) {
    for (const format of formats) {
      say(`${goal} of 12 megapixels, ${format}`)
      const argument = { input, width, format, [goal]: value }
      const called = await callApart(new URL(module, import.meta.url), name, argument)
      figures.push(
        figureOfNumber(
          { name: `core: ${goal}, ${format}, 12 MP: its process at most`, unit: 'MB', bar: null },
          called.peakBytes / 1e6,
        ),
        figureOfNumber({ name: '  its time', unit: 'CPU s', bar: null }, called.cpuSeconds),
      )
    }
  }
  return figures
}
