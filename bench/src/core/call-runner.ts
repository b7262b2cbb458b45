import { allocatedBytes } from '../process/accounting.ts'
import { answerParent } from '../process/entry.ts'

// Calls what its module exports, in a process of its own. Argument: the module.

export interface Call {
  name: string
  argument: unknown
}

export interface Called<Result> {
  result: Result
  /** Of the whole process, all threads. */
  cpuSeconds: number
  wallSeconds: number
  /** The most memory that the process has ever held. */
  peakBytes: number
  /** The most it has allocated beyond what it had before the call: what `ulimit -d` bounds. Looked at every 10 ms. */
  allocatedBytes: number
}

const [module = ''] = process.argv.slice(2)
const works = (await import(module)) as Record<string, (argument: unknown) => Promise<unknown>>

answerParent(async ({ name, argument }: Call): Promise<Called<unknown>> => {
  const work = works[name]
  if (!work) throw new TypeError(`${module} exports no ${name}`)
  const idle = allocatedBytes(process.pid)
  let most = idle
  const timer = setInterval(() => {
    most = Math.max(most, allocatedBytes(process.pid))
  }, 10)
  const before = process.cpuUsage()
  const start = performance.now()
  const result = await work(argument)
  const wallSeconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  clearInterval(timer)
  return {
    result,
    cpuSeconds: (user + system) / 1e6,
    wallSeconds,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    allocatedBytes: most - idle,
  }
})
