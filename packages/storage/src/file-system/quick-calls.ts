import {
  type MakeDirectoryOptions,
  mkdir,
  mkdirSync,
  open,
  openSync,
  read,
  readSync,
  rmdir,
  rmdirSync,
  type Stats,
  stat,
  statSync,
} from 'node:fs'
import { promisify } from 'node:util'

/** Calls of the system that are mostly answered out of its memory, and may wait for a disk. They fail as those of node:fs do. */
export interface QuickCalls {
  /** A descriptor for reading. */
  open(path: string): number | Promise<number>
  /** Reads from a position on into the buffer, and answers with how many bytes: 0 at the end of the file. */
  read(fd: number, buffer: Buffer, position: number): number | Promise<number>
  stat(path: string): Stats | Promise<Stats>
  makeFolder(path: string, options: MakeDirectoryOptions): unknown
  /** Of an empty one. */
  removeFolder(path: string): unknown
}

/** A call that took longer than this, in milliseconds, has waited for a disk. */
const slow = 5

/** How long nobody waits for a disk on this thread then, in milliseconds. */
const pause = 250

const later = {
  open: promisify(open),
  read: promisify(read),
  stat: promisify(stat),
  mkdir: promisify(mkdir),
  rmdir: promisify(rmdir),
}

/**
 * Makes the calls at once, on this thread, as long as the system answers out of its cache or a quick disk does: to have another thread make one
 * and be woken by it costs several times a small read. After a slow one they are made by other threads for a while, so that a disk which has
 * to be waited for holds up what else goes on by one call in each pause.
 */
export function createQuickCalls({ now = () => performance.now() }: { now?: () => number } = {}): QuickCalls {
  let quickFrom = 0

  function call<T>(atOnce: () => T, later: () => Promise<T>): T | Promise<T> {
    const began = now()
    if (began < quickFrom) return later()
    try {
      return atOnce()
    } finally {
      const ended = now()
      if (ended - began > slow) quickFrom = ended + pause
    }
  }

  return {
    open: (path) =>
      call(
        () => openSync(path, 'r'),
        () => later.open(path, 'r'),
      ),
    read: (fd, buffer, position) =>
      call(
        () => readSync(fd, buffer, 0, buffer.length, position),
        async () => (await later.read(fd, buffer, 0, buffer.length, position)).bytesRead,
      ),
    stat: (path) =>
      call(
        () => statSync(path),
        () => later.stat(path),
      ),
    makeFolder: (path, options) =>
      call<unknown>(
        () => mkdirSync(path, options),
        () => later.mkdir(path, options),
      ),
    removeFolder: (path) =>
      call<unknown>(
        () => rmdirSync(path),
        () => later.rmdir(path),
      ),
  }
}
