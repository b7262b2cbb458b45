import { serverOptions } from '../../../scripts/server-options.mjs'
import { type Figure, figureAlone } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { startEntry } from '../process/entry.ts'
import { measureChanges } from './measure-changes.ts'
import { copyFolder, preparePopulation } from './populations.ts'

const mebibyte = 1024 * 1024

/** Durable changes beside SQLite and whole files, then what a start takes, and a page of a gallery. */
export async function measureStore(
  folders: Folders,
  say: (line: string) => void,
  { quick }: { quick: boolean },
): Promise<Figure[]> {
  const sizes = quick ? [10, 100, 1000] : [10, 10_000, 100_000]
  const populations = []
  for (const users of sizes) populations.push(await preparePopulation(folders, users, say))
  const figures = await measureChanges(folders, say, { populations, quick })
  const largest = populations.at(-1)
  if (largest) figures.push(...(await measureStarts(folders, say, { population: largest, quick })))
  figures.push(...(await measurePage(folders, say)))
  return figures
}

async function measureStarts(
  folders: Folders,
  say: (line: string) => void,
  { population, quick }: { population: { users: number; tessera: string }; quick: boolean },
): Promise<Figure[]> {
  const { users } = population
  const name = users.toLocaleString('en')
  say(`store: start with ${name} users`)
  const folder = await copyFolder(population.tessera, await folders.create('start'), 'link')
  const clean = []
  for (let round = 0; round < 3; round++) clean.push(await start(folder))

  say('store: start after a kill, with a full journal')
  const journalBytes = (quick ? 1 : 56) * mebibyte
  {
    const module = new URL('./fill-runner.ts', import.meta.url)
    await using filler = startEntry<object, object>(module, [folder, String(users), String(journalBytes)])
    await filler.ask({})
    process.kill(filler.pid, 'SIGKILL')
  }
  const afterKill = []
  for (let round = 0; round < 3; round++) afterKill.push(await start(folder))

  const alone = (name: string, unit: string, atMost: number | null) => ({
    name,
    unit,
    bar: atMost === null ? null : { of: 'value' as const, atMost },
  })
  const killed = `  after kill -9, journal of ${journalBytes / mebibyte} MiB`
  return [
    figureAlone(alone(`start with ${name} users`, 's', 1.5), clean, (sample) => sample.seconds),
    figureAlone(alone('  of that, CPU', 's', null), clean, (sample) => sample.cpuSeconds),
    figureAlone(alone('  peak of the process', 'MB', 250), clean, (sample) => sample.peakBytes / 1e6),
    figureAlone(alone(killed, 's', 3), afterKill, (sample) => sample.seconds),
    figureAlone(alone('  of that, CPU', 's', null), afterKill, (sample) => sample.cpuSeconds),
  ]
}

interface Started {
  seconds: number
  cpuSeconds: number
  peakBytes: number
}

async function start(folder: string): Promise<Started> {
  const module = new URL('./start-runner.ts', import.meta.url)
  await using entry = startEntry<object, Started>(module, [folder], { options: serverOptions })
  return await entry.ask({})
}

async function measurePage(folders: Folders, say: (line: string) => void): Promise<Figure[]> {
  say('store: a page of a gallery')
  const module = new URL('./page-runner.ts', import.meta.url)
  await using entry = startEntry<{ rounds: number }, { p50: number; p99: number }>(
    module,
    [await folders.create('page')],
    { options: serverOptions },
  )
  await entry.ask({ rounds: 10 })
  const pages = [await entry.ask({ rounds: 50 })]
  return [
    figureAlone(
      { name: 'page of 50 of 1,000 images', unit: 'ms', bar: { of: 'value', atMost: 2 } },
      pages,
      (s) => s.p50,
    ),
    figureAlone({ name: '  99 of 100', unit: 'ms', bar: null }, pages, (s) => s.p99),
  ]
}
