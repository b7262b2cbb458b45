import {
  close,
  constants,
  fdatasync,
  fsync,
  ftruncate,
  mkdir,
  open,
  readdir,
  readFile,
  readFileSync,
  rename,
  unlink,
  write,
} from 'node:fs'
import { promisify } from 'node:util'

/** A file that is open for writing. Positions and lengths are bytes. */
export interface OpenFile {
  /** Writes all of `bytes`, or rejects. */
  write(bytes: Uint8Array, position: number): Promise<void>
  truncate(length: number): Promise<void>
  sync(): Promise<void>
  datasync(): Promise<void>
  close(): Promise<void>
}

/**
 * All that the store does to a disk, so that a test can make any one of these steps fail, or forget what was not synced.
 * They reject with Node's system errors.
 */
export interface FileOperations {
  read(path: string): Promise<Buffer>
  /** Reads a small file of UTF-8 while the caller waits: what is in the system's cache takes a tenth of the time that threads take to hand it over. */
  readNow(path: string): string
  /** Names in a folder. */
  list(folder: string): Promise<string[]>
  /** Makes the folder and its parents, readable by the owner only. */
  makeFolder(path: string): Promise<void>
  /** A new file, readable by the owner only; rejects when there is one. */
  create(path: string): Promise<OpenFile>
  /** A file that is there, for writing. */
  open(path: string): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  syncFolder(path: string): Promise<void>
}

const openFd = promisify(open)
const closeFd = promisify(close)
const syncFd = promisify(fsync)
const datasyncFd = promisify(fdatasync)
const truncateFd = promisify(ftruncate)

/** The file system of this machine. */
export const diskOperations: FileOperations = {
  read: promisify(readFile) as (path: string) => Promise<Buffer>,
  readNow: (path) => readFileSync(path, 'utf8'),
  list: promisify(readdir) as (folder: string) => Promise<string[]>,
  makeFolder: async (path) => {
    await promisify(mkdir)(path, { recursive: true, mode: 0o700 })
  },
  create: async (path) =>
    openFile(await openFd(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600)),
  open: async (path) => openFile(await openFd(path, constants.O_WRONLY)),
  rename: promisify(rename),
  remove: promisify(unlink),
  syncFolder: async (path) => {
    const fd = await openFd(path, constants.O_RDONLY)
    try {
      await syncFd(fd)
    } finally {
      await closeFd(fd)
    }
  },
}

function openFile(fd: number): OpenFile {
  return {
    write: (bytes, position) => writeAll(fd, bytes, position),
    truncate: (length) => truncateFd(fd, length),
    sync: () => syncFd(fd),
    datasync: () => datasyncFd(fd),
    close: () => closeFd(fd),
  }
}

/** A write may be shorter than asked for, which is no error; only the next one then says that the disk is full. */
function writeAll(fd: number, bytes: Uint8Array, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const writeFrom = (done: number): void => {
      write(fd, bytes, done, bytes.length - done, position + done, (error, written) => {
        if (error) reject(error)
        else if (done + written >= bytes.length) resolve()
        else writeFrom(done + written)
      })
    }
    writeFrom(0)
  })
}

/** The code of a system error (`ENOSPC`), or undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Whether a write failed for want of room: the only failure after which the same disk can be trusted again. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(systemCode(error) ?? '')
}
