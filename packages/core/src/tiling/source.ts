import { open } from 'node:fs/promises'
import { ImageError } from '../errors.ts'

/** Where the bytes of an archive are: a file, or anything else that can be read in parts, such as an object store. */
export type TilingSource = {
  /** Bytes of the whole. */
  size: number
  /** Reads exactly so many bytes from a position on. */
  read: (position: number, length: number) => Promise<Buffer>
  close?: (() => Promise<void>) | undefined
}

/** Opens a file for reading in parts; throws `INVALID_INPUT` when there is none. */
export async function openSource(path: string): Promise<TilingSource> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    const found = cause.code === 'ENOENT' ? 'there is none' : 'reading it failed'
    throw new ImageError('INVALID_INPUT', `Expected a file for the tiling but ${found}`, { cause, path })
  })
  const stats = await file.stat()
  if (!stats.isFile()) {
    await file.close()
    throw new ImageError('INVALID_INPUT', 'Expected a file for the tiling but received a folder or device', {
      path,
    })
  }
  return {
    size: stats.size,
    async read(position, length) {
      const buffer = Buffer.allocUnsafe(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
        if (bytesRead === 0) throw damaged('it ends too early')
        filled += bytesRead
      }
      return buffer
    },
    close: () => file.close(),
  }
}

/** What is said of an archive that is not as it was written. */
export function damaged(how: string, context: Record<string, unknown> = {}): ImageError {
  return new ImageError('BAD_IMAGE', `The archive of tiles is damaged: ${how}`, context)
}
