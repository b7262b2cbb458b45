import type { Deps } from './deps.ts'
import { createBlobComparison } from './services/upkeep/compare-blobs.ts'
import { sweepExpired } from './services/upkeep/sweep-expired.ts'
import { sweepUploads } from './services/upkeep/sweep-uploads.ts'

const hour = 3_600_000

/** Looks after the data once an hour, and first a while after the start. Answers with the function that ends it, once what is under way is done. */
export function startUpkeep(
  deps: Pick<Deps, 'store' | 'blobs' | 'partials' | 'uploadLocks' | 'clock' | 'logger'>,
): () => Promise<void> {
  const comparison = createBlobComparison(deps)
  let running: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    try {
      await sweepExpired(deps)
      await sweepUploads(deps)
      await comparison.compare()
    } catch (error) {
      deps.logger.error({ err: error }, 'the hourly upkeep failed')
    }
  }
  const begin = () => {
    running = running.then(run)
  }
  const first = setTimeout(begin, hour / 60).unref()
  const timer = setInterval(begin, hour).unref()
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await running
  }
}
