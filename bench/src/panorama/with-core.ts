import { configureEngine, tile } from '@tessera/core'
import { type Cut, quality, threads, tileSize } from './sides.ts'

/** The tiling as a program makes it with core, its progress included. */
export function createWithCore(): Cut {
  configureEngine({ concurrency: threads })
  let done = 0
  return async (depth, { input, output }) => {
    const onProgress = (progress: { done: number }) => {
      done = progress.done
    }
    const limits = { maxMilliseconds: Number.POSITIVE_INFINITY, maxPixels: 2 ** 31 }
    const { manifest } = await tile(input, output, { depth, tileSize, quality }, { onProgress, limits })
    if (done !== manifest.tiles) throw new Error(`Only ${done} of ${manifest.tiles} tiles were told of`)
  }
}
