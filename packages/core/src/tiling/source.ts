import { ImageError } from '../errors.ts'
import { openFile } from '../input.ts'

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
  const { file, size } = await openFile(path, 'the tiling')
  return {
    size,
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
