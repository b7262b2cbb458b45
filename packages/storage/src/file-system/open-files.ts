import { closeSync, fstatSync, open, read } from 'node:fs'
import { promisify } from 'node:util'
import { LRUCache } from 'lru-cache'
import { BlobError } from '../errors.ts'
import type { Allocate } from '../port.ts'

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
export function createOpenFiles({ most }: { most: number }): OpenFiles {
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
        const opened: Held = { file: openFile(path), users: 0, isDropped: false }
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

const openPath = promisify(open)

/**
 * Rejects as `open` of node:fs does. Only what may wait for the disk is left to another thread, which costs more than a small file's
 * bytes: what `fstat` tells has been read by then, and to close a file that was only read writes nothing.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const fd = await openPath(path, 'r')
  const { size } = fstatSync(fd)
  return {
    fd,
    size,
    read: (position, length, allocate) => readExactly(fd, position, (allocate ?? Buffer.allocUnsafe)(length)),
  }
}

/** Fills the buffer. */
function readExactly(fd: number, position: number, buffer: Buffer): Promise<Buffer> {
  const { length } = buffer
  return new Promise((resolve, reject) => {
    const readFrom = (filled: number) =>
      read(fd, buffer, filled, length - filled, position + filled, (error, count) => {
        if (error) reject(error)
        else if (filled + count === length) resolve(buffer)
        else if (count > 0) readFrom(filled + count)
        else reject(new BlobError('BLOB_UNAVAILABLE', 'The file became shorter while it was read'))
      })
    readFrom(0)
  })
}
