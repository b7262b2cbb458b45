import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { anonymousBytes, fileBytes } from '../process/accounting.ts'
import { answerParent } from '../process/entry.ts'
import type { Cut } from './sides.ts'

// Cuts panoramas in a process of its own. Arguments: the side, the input, a folder for the output.

export interface CutRequest {
  depth: 'one' | 'pyramid'
}

export interface CutReply {
  wallSeconds: number
  /** Of the whole process, all threads. */
  cpuSeconds: number
  outputBytes: number
  /** The most memory that the process has ever held. */
  peakBytes: number
  /** The most of it that is its own, sampled. */
  ownPeakBytes: number
  /** The most of it that are pages of files, sampled: libvips maps the input, whose pages count as long as nobody else needs the room. */
  filePeakBytes: number
}

const sampleMilliseconds = 50

const [side, input = '', folder = ''] = process.argv.slice(2)
const cut: Cut =
  side === 'core'
    ? (await import('./with-core.ts')).createWithCore()
    : (await import('./with-bare-sharp.ts')).createWithBareSharp()

answerParent(async ({ depth }: CutRequest): Promise<CutReply> => {
  const output = join(folder, `${depth}.zip`)
  let [ownPeakBytes, filePeakBytes] = [0, 0]
  const sampling = setInterval(() => {
    ownPeakBytes = Math.max(ownPeakBytes, anonymousBytes(process.pid))
    filePeakBytes = Math.max(filePeakBytes, fileBytes(process.pid))
  }, sampleMilliseconds)
  const [before, start] = [process.cpuUsage(), performance.now()]
  await cut(depth, { input, output })
  const wallSeconds = (performance.now() - start) / 1000
  clearInterval(sampling)
  const { user, system } = process.cpuUsage(before)
  return {
    wallSeconds,
    cpuSeconds: (user + system) / 1e6,
    outputBytes: (await stat(output)).size,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    ownPeakBytes,
    filePeakBytes,
  }
})
