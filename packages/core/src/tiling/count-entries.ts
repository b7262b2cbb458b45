import { open } from 'node:fs/promises'

/** How many tiles of all are made. */
export type TilingProgress = { done: number; total: number }

// Of a local header as libvips writes it: signature, version, and the flag that its sizes follow the data.
const header = Buffer.from('504b03040a000800', 'hex')
const chunkBytes = 1024 ** 2
const pauseMilliseconds = 200

/**
 * Tells again and again, at least twice a second, how many entries the archive has that is being written at `path`: what is new in it is
 * looked through. Local headers have no sizes, so they are found by their first bytes; that eight bytes of pixels are the same by chance
 * happens once in 10^19. Answers with the function that ends it; it rejects with what `onProgress` has thrown.
 */
export function watchEntries(
  path: string,
  { total, onProgress }: { total: number; onProgress: (progress: TilingProgress) => void },
): () => Promise<void> {
  const buffer = Buffer.allocUnsafe(chunkBytes)
  let position = 0
  let done = 0
  let isOver = false
  let looking: Promise<void> = Promise.resolve()

  async function look(): Promise<void> {
    await using file = await open(path, 'r')
    while (!isOver) {
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, position)
      const part = buffer.subarray(0, bytesRead)
      for (let at = part.indexOf(header); at !== -1; at = part.indexOf(header, at + header.length)) done++
      // A header may go over the end of the part; too little to hold one is left for the next time.
      if (bytesRead < chunkBytes) {
        position += Math.max(0, bytesRead - header.length + 1)
        return
      }
      position += chunkBytes - header.length + 1
    }
  }

  const timer = setInterval(() => {
    looking = looking
      // The file may not be there yet, or not any more.
      .then(() => look().catch(() => undefined))
      .then(() => {
        if (!isOver) onProgress({ done: Math.min(done, total), total })
      })
    // What who is told throws is thrown where the watching ends; until then nobody handles it.
    looking.catch(() => clearInterval(timer))
  }, pauseMilliseconds)
  return async () => {
    isOver = true
    clearInterval(timer)
    await looking
  }
}
