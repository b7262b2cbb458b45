import { serverOptions } from '../../../scripts/server-options.mjs'
import { type Figure, figureAlone, figureOf } from '../figure.ts'
import type { Folders } from '../folders.ts'
import { type Entry, startEntry } from '../process/entry.ts'
import { measureInTurns } from '../rounds.ts'
import type { Load, LoadSample, SideName } from './load-runner.ts'
import { copyFolder, type Population } from './populations.ts'

type Runner = Entry<Load, LoadSample>

const many = 32

/** Durable changes per second of random users, with few and with many of them present, beside the same changes made by others. */
export async function measureChanges(
  folders: Folders,
  say: (line: string) => void,
  { populations, quick }: { populations: Population[]; quick: boolean },
): Promise<Figure[]> {
  const [few, medium, largest] = populations
  if (!few || !medium || !largest) throw new Error('Expected three populations')
  const [rounds, burst, sustained] = quick ? [1, 0.5, 2] : [5, 5, 60]
  const figures: Figure[] = []

  for (const clients of [1, many]) {
    say(`store: changes by ${clients} of ${few.users} and of more users, in turns`)
    await using small = await startTessera(folders, few)
    for (const population of [medium, largest]) {
      await using large = await startTessera(folders, population)
      const measured = await measureInTurns(rounds, {
        tessera: () => large.ask({ clients, seconds: burst }),
        baseline: () => small.ask({ clients, seconds: burst }),
      })
      const name = `${clients} clients, ${population.users.toLocaleString('en')} users beside ${few.users}`
      const bar = population === largest ? ({ of: 'ratio', atLeast: 0.9 } as const) : null
      figures.push(
        figureOf({ name, unit: 'changes/s', bar }, measured, (sample) => sample.rate),
        figureOf({ name: '  CPU per change', unit: 'us', bar: null }, measured, (sample) => sample.cpu),
      )
    }
  }

  const users = largest.users.toLocaleString('en')
  {
    await using sqlite = await startSqlite(folders, largest)
    for (const [clients, bar] of [
      [1, 0.5],
      [many, 3],
    ] as const) {
      say(`store: changes by ${clients} beside SQLite, in turns`)
      await using tessera = await startTessera(folders, largest)
      const measured = await measureInTurns(rounds, {
        tessera: () => tessera.ask({ clients, seconds: burst }),
        baseline: () => sqlite.ask({ clients, seconds: burst }),
      })
      const name = `${clients} clients, ${users} users, for ${burst} s, beside SQLite`
      figures.push(
        figureOf({ name, unit: 'changes/s', bar: { of: 'ratio', atLeast: bar } }, measured, (s) => s.rate),
        figureOf({ name: '  CPU per change', unit: 'us', bar: null }, measured, (s) => s.cpu),
      )
    }
    say(`store: changes for ${sustained} s beside SQLite`)
    await using tessera = await startTessera(folders, largest)
    const measured = await measureInTurns(1, {
      tessera: () => tessera.ask({ clients: many, seconds: sustained }),
      baseline: () => sqlite.ask({ clients: many, seconds: sustained }),
    })
    const name = `${many} clients, ${users} users, for ${sustained} s, beside SQLite`
    figures.push(
      figureOf({ name, unit: 'changes/s', bar: { of: 'ratio', atLeast: 0.5 } }, measured, (s) => s.rate),
      figureOf(
        { name: '  99 of 100 within', unit: 'ms', bar: { of: 'value', atMost: 20 } },
        measured,
        (s) => s.p99,
      ),
      figureOf({ name: '  CPU per change', unit: 'us', bar: null }, measured, (s) => s.cpu),
      figureAlone(
        { name: '  largest journal', unit: 'MB', bar: { of: 'value', atMost: 64 } },
        measured.map((round) => round.tessera),
        (s) => s.journalBytes / 1e6,
      ),
    )
  }

  for (const side of ['lowdb', 'whole file'] as const) {
    for (const population of [few, medium]) {
      say(`store: ${side} with ${population.users} users`)
      await using tessera = await startTessera(folders, population)
      await using other = await startSide(side, await folders.create('whole'), population.users)
      const measured = await measureInTurns(1, {
        tessera: () => tessera.ask({ clients: 1, seconds: burst }),
        baseline: () => other.ask({ clients: 1, seconds: burst }),
      })
      const name = `1 client, ${population.users.toLocaleString('en')} users, beside ${side}`
      figures.push(figureOf({ name, unit: 'changes/s', bar: null }, measured, (sample) => sample.rate))
    }
  }
  return figures
}

async function startTessera(folders: Folders, population: Population): Promise<Runner> {
  const folder = await copyFolder(population.tessera, await folders.create('tessera'), 'link')
  return startSide('tessera', folder, population.users)
}

async function startSqlite(folders: Folders, population: Population): Promise<Runner> {
  const folder = await copyFolder(population.sqlite, await folders.create('sqlite'), 'copy')
  return startSide('sqlite', folder, population.users)
}

/** All sides with the options of the server, in which the store runs. */
async function startSide(side: SideName, folder: string, users: number): Promise<Runner> {
  const module = new URL('./load-runner.ts', import.meta.url)
  const entry = startEntry<Load, LoadSample>(module, [side, folder, String(users)], {
    options: serverOptions,
  })
  // Compiles what is hot, and opens what is opened late.
  await entry.ask({ clients: side === 'tessera' || side === 'sqlite' ? many : 1, seconds: 0.5 })
  return entry
}
