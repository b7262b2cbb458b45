import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { compress, configureEngine, renderMany } from '@tessera/core'
import { answerParent } from '../process/entry.ts'

// Repeats four sizes of one image in a process of its own. Arguments: the side, the input, a folder for the outputs.

export interface RepeatMany {
  widths: number[]
  times: number
}

export interface RepeatedMany {
  /** Of the whole process, all threads, for all the times. */
  cpuSeconds: number
  /** Of all outputs together. */
  outputBytes: number
  /** The most memory that the process has ever held. */
  peakBytes: number
}

const [side, input = '', folder = ''] = process.argv.slice(2)
configureEngine({ concurrency: 1 })

answerParent(async ({ widths, times }: RepeatMany): Promise<RepeatedMany> => {
  const outputs = widths.map((width) => join(folder, String(width)))
  const recipes = widths.map((width) => ({ format: 'jpeg', width }) as const)
  const before = process.cpuUsage()
  for (let i = 0; i < times; i++) {
    if (side === 'many') await renderMany(input, recipes, { outputs })
    else
      for (const [index, recipe] of recipes.entries())
        await compress(input, recipe, { output: outputs[index] ?? '' })
  }
  const { user, system } = process.cpuUsage(before)
  const sizes = await Promise.all(outputs.map(async (output) => (await stat(output)).size))
  return {
    cpuSeconds: (user + system) / 1e6,
    outputBytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
})
