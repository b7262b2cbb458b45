import { statfs } from 'node:fs/promises'
import { BlobError } from '@tessera/storage'

/** Refuses what would fill the disk, before its bytes are read: a database without space is of no use to anybody. */
export interface DiskGuard {
  /** Rejects with `OUT_OF_DISK` when `bytes` more, and what others have still to write, would leave less free than the setting says. */
  requireRoom(bytes: number): Promise<void>
  /** The same, and keeps that room from others until it is disposed of. `remaining` says how many bytes are still to be written. */
  holdRoom(remaining: () => number): Promise<Disposable>
}

export function createDiskGuard({
  folder,
  minFreeBytes,
  readFree = freeBytesOf,
}: {
  folder: string
  minFreeBytes: number
  readFree?: (folder: string) => Promise<number>
}): DiskGuard {
  const held = new Set<() => number>()

  function check(free: number, bytes: number): void {
    const promised = [...held].reduce((sum, remaining) => sum + remaining(), 0)
    if (free - promised - bytes >= minFreeBytes) return
    throw new BlobError('OUT_OF_DISK', 'The server has too little free space to take this')
  }

  return {
    async requireRoom(bytes) {
      check(await readFree(folder), bytes)
    },
    async holdRoom(remaining) {
      const free = await readFree(folder)
      check(free, remaining())
      // Nothing is awaited in between, so of two that fit one by one and not together only the first gets here.
      held.add(remaining)
      return { [Symbol.dispose]: () => void held.delete(remaining) }
    },
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
