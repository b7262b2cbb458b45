import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createWorkerPool } from '@tessera/server/worker/pool'
import { probeChild } from '@tessera/server/worker/probe-child'
import { spawnChild } from '@tessera/server/worker/spawn-child'
import { pino } from 'pino'
import { createWithBareSharp } from '../core/with-bare-sharp.ts'
import { answerParent } from '../process/entry.ts'

// Makes many thumbnails, as many at once as there are cores. Arguments: the side, the input, a folder for the outputs.

export interface MakeThumbnails {
  count: number
}

const [side, input = '', folder = ''] = process.argv.slice(2)
const atOnce = availableParallelism()
const makeThumbnail = side === 'pool' ? await createWithPool() : createWithSharp()

answerParent(async ({ count }: MakeThumbnails) => {
  let begun = 0
  const work = async () => {
    while (begun < count) await makeThumbnail(join(folder, String(begun++ % atOnce)))
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return { made: begun }
})

/** As the server makes them of stored originals. */
async function createWithPool(): Promise<(output: string) => Promise<unknown>> {
  const node = { execPath: process.execPath, searchPath: process.env.PATH }
  const { dataBytes } = await probeChild(() => spawnChild(node, { dataBytes: null }))
  const pool = createWorkerPool({
    size: atOnce,
    spawnChild: () => spawnChild(node, { dataBytes }),
    logger: pino({ level: 'silent' }),
  })
  // The server's own default limits.
  const limits = { maxPixels: 1e9, maxPixelsBuffered: 100e6 }
  return (output) => pool.run({ kind: 'thumbnail', input, output, limits })
}

function createWithSharp(): (output: string) => Promise<unknown> {
  const perform = createWithBareSharp()
  return (output) => perform('thumbnail', { input, output })
}
