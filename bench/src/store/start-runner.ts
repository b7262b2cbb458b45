import { createJsonStore } from '@tessera/db/json'
import { answerParent } from '../process/entry.ts'
import { storeOptions } from './tessera-side.ts'

// Opens the store of a folder, and leaves it open: who closes it writes all documents that the journal is ahead of. Argument: the folder.

const [folder = ''] = process.argv.slice(2)

answerParent(async () => {
  const began = performance.now()
  const cpuBefore = process.cpuUsage()
  await createJsonStore(storeOptions(folder))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  const cpuSeconds = (user + system) / 1e6
  // In kilobytes.
  const peakBytes = process.resourceUsage().maxRSS * 1024
  return { seconds, cpuSeconds, peakBytes }
})
