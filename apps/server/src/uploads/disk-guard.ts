import { statfs } from 'node:fs/promises'
import { BlobError } from '@tessera/storage'

/** Refuses what would fill the disk, before its bytes are read: a database without space is of no use to anybody. */
export interface DiskGuard {
  /** Rejects with `OUT_OF_DISK` when `bytes` more would leave less free than the setting says. */
  requireRoom(bytes: number): Promise<void>
}

export function createDiskGuard({
  folder,
  minFreeBytes,
}: {
  folder: string
  minFreeBytes: number
}): DiskGuard {
  return {
    async requireRoom(bytes) {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize - bytes >= minFreeBytes) return
      throw new BlobError('OUT_OF_DISK', 'The server has too little free space to take this')
    },
  }
}
