import { closeSync, fstatSync } from 'node:fs'
import { LRUCache } from 'lru-cache'
import { BlobError } from '../errors.ts'
import type { Allocate } from '../port.ts'
import type { QuickCalls } from './quick-calls.ts'

/** A file that is open for reading. Whoever opened it closes its descriptor. */
export interface OpenFile {
  fd: number
  /** Bytes of the whole; blobs never change. */
  size: number
  /** Reads exactly so many bytes from a position on; rejects where the file has become shorter. */
  read(position: number, length: number, allocate?: Allocate): Promise<Buffer>
}

interface Held {
  file: Promise<OpenFile>
  users: number
  isDropped: boolean
}

/** Files that are read in many small parts, kept open between two of them: opening and closing costs more than the bytes. */
export interface OpenFiles {
  /** Rejects as `open` of node:fs does. */
  use<T>(path: string, work: (file: OpenFile) => Promise<T>): Promise<T>
  /** Lets go of the files whose paths fit, once nobody uses them any more: what was deleted must take no room. */
  drop(fits: (path: string) => boolean): void
}

/** How long one is held, in milliseconds, so that a file that was put back from a backup is found. */
const longest = 60_000

/** Holds at most so many files that nobody uses at the moment. */
export function createOpenFiles({ most, calls }: { most: number; calls: QuickCalls }): OpenFiles {
  const held = new LRUCache<string, Held>({
    max: most,
    ttl: longest,
    dispose(entry) {
      entry.isDropped = true
      closeIdle(entry)
    },
  })

  return {
    async use(path, work) {
      let entry = held.get(path)
      if (!entry) {
        const opened: Held = { file: openFile(calls, path), users: 0, isDropped: false }
        entry = opened
        held.set(path, opened)
        opened.file.catch(() => {
          if (held.peek(path) === opened) held.delete(path)
        })
      }
      entry.users++
      try {
        return await work(await entry.file)
      } finally {
        entry.users--
        closeIdle(entry)
      }
    },

    drop(fits) {
      for (const path of [...held.keys()]) if (fits(path)) held.delete(path)
    },
  }
}

function closeIdle({ file, users, isDropped }: Held): void {
  if (!isDropped || users > 0) return
  // Of one that could not be opened there is nothing to close.
  file.then(
    ({ fd }) => closeSync(fd),
    () => {},
  )
}

/** Rejects as `open` of node:fs does. What `fstat` tells is known by then, and closing a file that was only read writes nothing. */
export async function openFile(calls: QuickCalls, path: string): Promise<OpenFile> {
  const fd = await calls.open(path)
  const { size } = fstatSync(fd)
  return {
    fd,
    size,
    async read(position, length, allocate = Buffer.allocUnsafe) {
      const buffer = allocate(length)
      for (let filled = 0; filled < length; ) {
        const count = await calls.read(fd, filled > 0 ? buffer.subarray(filled) : buffer, position + filled)
        if (count === 0) throw new BlobError('BLOB_UNAVAILABLE', 'The file became shorter while it was read')
        filled += count
      }
      return buffer
    },
  }
}
