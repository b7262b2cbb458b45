import { existsSync } from 'node:fs'

/** What is measured of tilings: a side cuts one image into one zip, in these tiles. */
export type Cut = (depth: 'one' | 'pyramid', files: { input: string; output: string }) => Promise<void>

export const tileSize = 256
export const quality = 80

/** As many as a worker of the server has. Two are neither faster nor slower on two cores, and take more memory (measured). */
export const threads = 1

const jemalloc = '/usr/lib/x86_64-linux-gnu/libjemalloc.so.2'

/** As the server's workers have it; both sides get the same. */
export const workerEnvironment: Record<string, string> = {
  MALLOC_ARENA_MAX: '2',
  ...(existsSync(jemalloc) && { LD_PRELOAD: jemalloc }),
}
