import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { answerParent } from '../process/entry.ts'
import type { TaskName } from './tasks.ts'

// Repeats a task in a process of its own. Arguments: the side, the input, a folder for the output.

export interface Repeat {
  task: TaskName
  times: number
}

export interface Repeated {
  /** Of the whole process, all threads, for all the times. */
  cpuSeconds: number
  /** Of the output, to be compared with what the other side makes. */
  outputBytes: number
  /** The most memory that the process has ever held. */
  peakBytes: number
}

const [side, input = '', folder = ''] = process.argv.slice(2)
const perform =
  side === 'core'
    ? (await import('./with-core.ts')).createWithCore()
    : (await import('./with-bare-sharp.ts')).createWithBareSharp()

answerParent(async ({ task, times }: Repeat): Promise<Repeated> => {
  const output = join(folder, task)
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) await perform(task, { input, output })
  const { user, system } = process.cpuUsage(before)
  const { size } = await stat(output)
  return {
    cpuSeconds: (user + system) / 1e6,
    outputBytes: size,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
})
