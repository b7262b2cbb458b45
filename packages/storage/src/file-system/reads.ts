import { open, openSync, read, readSync } from 'node:fs'
import { promisify } from 'node:util'

/** The two calls that may wait for a disk. They fail as those of node:fs do. */
export interface Reads {
  /** A descriptor for reading. */
  open(path: string): number | Promise<number>
  /** Reads from a position on into the buffer, and answers with how many bytes: 0 at the end of the file. */
  read(fd: number, buffer: Buffer, position: number): number | Promise<number>
}

/** A call that took longer than this, in milliseconds, has waited for a disk. */
const slow = 5

/** How long nobody waits for a disk on this thread then, in milliseconds. */
const pause = 250

const [openLater, readLater] = [promisify(open), promisify(read)]

/**
 * Makes the calls at once, on this thread, as long as the system answers out of its cache or a quick disk does: to have another thread make one
 * and be woken by it costs several times a small read. After a slow one they are made by other threads for a while, so that a disk which has
 * to be waited for holds up what else goes on by one call in each pause.
 */
export function createReads({ now = () => performance.now() }: { now?: () => number } = {}): Reads {
  let quickFrom = 0

  function atOnce<T>(call: () => T): T {
    const began = now()
    try {
      return call()
    } finally {
      const ended = now()
      if (ended - began > slow) quickFrom = ended + pause
    }
  }

  return {
    open: (path) => (now() < quickFrom ? openLater(path, 'r') : atOnce(() => openSync(path, 'r'))),
    read(fd, buffer, position) {
      if (now() >= quickFrom) return atOnce(() => readSync(fd, buffer, 0, buffer.length, position))
      return readLater(fd, buffer, 0, buffer.length, position).then(({ bytesRead }) => bytesRead)
    },
  }
}
