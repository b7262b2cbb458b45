import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { answerParent } from '../process/entry.ts'
import type { Side } from './sides.ts'
import { openSqlite } from './sqlite-side.ts'
import { openTessera } from './tessera-side.ts'
import { openLowdb, openWholeFile } from './whole-file-sides.ts'

// Changes of random users, by many clients at once, each with its next change as soon as the last one is durable.
// Arguments: the side, its folder, how many users are present.

export type SideName = 'tessera' | 'sqlite' | 'lowdb' | 'whole file'

export interface Load {
  clients: number
  seconds: number
}

export interface LoadSample {
  /** Changes per second. */
  rate: number
  /** Milliseconds from a change's beginning to its acknowledgement. */
  p50: number
  p99: number
  worst: number
  /** CPU time of all threads per change, in microseconds: what of the figures does not depend on what else the machine does. */
  cpu: number
  /** The largest journal that was seen, in bytes; 0 for a side that has none. */
  journalBytes: number
}

const [name = '', folder = '', userCount = '0'] = process.argv.slice(2)
const users = Number(userCount)
const openers: Record<SideName, () => Promise<Side>> = {
  tessera: () => openTessera(folder),
  sqlite: () => openSqlite(folder),
  lowdb: () => openLowdb(folder, users),
  'whole file': () => openWholeFile(folder, users),
}

const side = await openers[name as SideName]()
/** Changes of each user so far. */
const counts = new Uint32Array(users)

answerParent(async ({ clients, seconds }: Load): Promise<LoadSample> => {
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  const until = began + seconds * 1000
  const times: number[] = []
  let journalBytes = 0
  const watch = setInterval(() => {
    journalBytes = Math.max(journalBytes, journalLength())
  }, 100)
  const work = async () => {
    for (let at = performance.now(); at < until; ) {
      const user = Math.floor(Math.random() * users)
      const count = counts[user] ?? 0
      counts[user] = count + 1
      await side.change(user, count)
      const done = performance.now()
      times.push(done - at)
      at = done
    }
  }
  await Promise.all(Array.from({ length: clients }, work))
  clearInterval(watch)
  const took = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const cpu = (user + system) / times.length
  const sorted = Float64Array.from(times).sort()
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
  return { rate: times.length / took, p50: at(0.5), p99: at(0.99), worst: at(1), cpu, journalBytes }
})

function journalLength(): number {
  if (name !== 'tessera') return 0
  const journal = join(folder, 'journal')
  return readdirSync(journal).reduce((sum, file) => {
    return sum + (statSync(join(journal, file), { throwIfNoEntry: false })?.size ?? 0)
  }, 0)
}
