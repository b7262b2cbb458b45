import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import type { RepeatedMany, RepeatMany } from './many-runner.ts'

const rounds = 10
/** Sizes of a gallery, and those of a page, of which the largest costs more to encode than all that is shared. */
const sets = [
  [160, 320, 480, 640],
  [160, 320, 640, 1280],
] as const

/** Four sizes of one photograph by `renderMany`, beside as many calls of `compress`: CPU time and memory. */
export async function measureMany(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  const figures: Figure[] = []
  for (const widths of sets) {
    say(`renderMany to ${widths.join(', ')} px`)
    const start = async (side: 'many' | 'separate'): Promise<Entry<RepeatMany, RepeatedMany>> =>
      startEntry(new URL('./many-runner.ts', import.meta.url), [side, input, await folders.create('many')])
    await using many = await start('many')
    await using separate = await start('separate')
    const task: RepeatMany = { widths: [...widths], times: 2 }
    // The first run of each loads what is loaded once.
    await many.ask(task)
    await separate.ask(task)
    const measured = await measureInTurns(rounds, {
      tessera: () => many.ask(task),
      baseline: () => separate.ask(task),
    })
    const name = `core: ${widths.join(', ')} px of one by renderMany`
    figures.push(
      figureOf(
        { name, unit: 'CPU ms', bar: { of: 'ratio', atMost: 0.6 } },
        measured,
        ({ cpuSeconds }) => (cpuSeconds / task.times) * 1000,
      ),
      figureOf(
        { name: '  their bytes', unit: 'KB', bar: null },
        measured,
        ({ outputBytes }) => outputBytes / 1000,
      ),
      figureOf(
        { name: '  its process at most', unit: 'MB', bar: null },
        measured.slice(-1),
        ({ peakBytes }) => peakBytes / 1e6,
      ),
    )
  }
  return figures
}
