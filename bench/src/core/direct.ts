import { join } from 'node:path'
import { type Figure, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { preparePhotograph } from '../material/photograph.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import type { Repeat, Repeated } from './runner.ts'
import { headings, type TaskName, taskNames } from './tasks.ts'
import { cpuSecondsOfVips, vipsArguments } from './vips-command.ts'

const rounds = 12
/** CPU seconds that a side works in one round. */
const roundSeconds = 0.8

/** `compress`, converting included, and `thumbnail` of core beside sharp alone, file to file: CPU time and memory. */
export async function measureDirect(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  const input = await preparePhotograph(folders.kept)
  const figures: Figure[] = []
  for (const task of taskNames) {
    say(task)
    figures.push(...(await measureTask(task, { input, folders })))
  }
  return figures
}

async function measureTask(
  task: TaskName,
  { input, folders }: { input: string; folders: Folders },
): Promise<Figure[]> {
  const start = async (side: string): Promise<Entry<Repeat, Repeated>> =>
    startEntry(new URL('./runner.ts', import.meta.url), [side, input, await folders.create('core')])
  // New processes for each task, so that the peak of one is not that of another.
  await using core = await start('core')
  await using sharp = await start('sharp')

  await checkSameWork(task, { core, sharp })
  const { cpuSeconds } = await sharp.ask({ task, times: 3 })
  const times = Math.max(1, Math.round(roundSeconds / (cpuSeconds / 3)))
  const measured = await measureInTurns(rounds, {
    tessera: () => core.ask({ task, times }),
    baseline: () => sharp.ask({ task, times }),
  })
  const cpu = (sample: Repeated) => (sample.cpuSeconds / times) * 1000
  const figures = [
    figureOf({ name: headings[task], unit: 'CPU ms', bar: { of: 'ratio', atMost: 1.05 } }, measured, cpu),
    figureOf(
      { name: '  its process at most', unit: 'MB', bar: { of: 'ratio', atMost: 1.1 } },
      measured.slice(-1),
      (sample) => sample.peakBytes / 1e6,
    ),
  ]
  const vips = vipsArguments(task, input, join(await folders.create('vips'), 'output'))
  if (!vips) return figures
  const commands = measured.map((round) => ({
    tessera: cpu(round.tessera),
    baseline: cpuSecondsOfVips(vips) * 1000,
  }))
  figures.push(
    figureOf(
      { name: '  the vips command, its start included', unit: 'CPU ms', bar: null },
      commands,
      (ms) => ms,
    ),
  )
  return figures
}

/** A baseline that makes something else proves nothing. The first run of each also loads what is loaded once. */
async function checkSameWork(
  task: TaskName,
  { core, sharp }: { core: Entry<Repeat, Repeated>; sharp: Entry<Repeat, Repeated> },
): Promise<void> {
  const [made, expected] = [await core.ask({ task, times: 2 }), await sharp.ask({ task, times: 2 })]
  if (Math.abs(made.outputBytes / expected.outputBytes - 1) < 0.01) return
  throw new Error(
    `core makes ${made.outputBytes} bytes of ${task} and bare sharp ${expected.outputBytes}: bring with-bare-sharp.ts up to date`,
  )
}
