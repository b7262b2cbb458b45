import { dirname } from 'node:path'
import type { FileOperations, OpenFile } from './file-operations.ts'

/** A disk for tests: it can fail at any operation, and forgets at a power loss what was not synced. */
export interface MemoryDisk extends FileOperations {
  /** Called before each operation; what it throws, the operation rejects with. `count` is the operation's number, from 1. */
  onOperation: (operation: MemoryOperation, path: string, count: number) => void
  /**
   * The disk after a power loss: bytes that were not synced with their file and names that were not synced with their folder are
   * there only where `survives` says so.
   */
  losePower(survives?: (what: 'bytes' | 'name', path: string) => boolean): MemoryDisk
  /** All files by path; to be read and changed. */
  readonly entries: Map<string, MemoryFile>
}
type MemoryOperation = keyof FileOperations | 'write' | 'truncate' | 'sync' | 'datasync' | 'close'

interface MemoryFile {
  bytes: Buffer
  synced: Buffer
}

export function createMemoryDisk(contents: ReadonlyMap<string, Buffer> = new Map()): MemoryDisk {
  const entries = new Map(
    [...contents].map(([path, bytes]): [string, MemoryFile] => [path, { bytes, synced: bytes }]),
  )
  /** The names as they are on the platter. */
  const synced = new Map(entries)
  let count = 0

  /** Yields, as a real disk does, so that other work comes in between. */
  async function begin(operation: MemoryOperation, path: string): Promise<void> {
    await Promise.resolve()
    beginNow(operation, path)
  }

  function beginNow(operation: MemoryOperation, path: string): void {
    count++
    disk.onOperation(operation, path, count)
  }

  function find(path: string): MemoryFile {
    const file = entries.get(path)
    if (!file) throw systemError('ENOENT', path)
    return file
  }

  function openFile(path: string, file: MemoryFile): OpenFile {
    return {
      async write(bytes, position) {
        await begin('write', path)
        file.bytes = Buffer.concat([file.bytes.subarray(0, position), bytes])
      },
      async truncate(length) {
        await begin('truncate', path)
        file.bytes = file.bytes.subarray(0, length)
      },
      async sync() {
        await begin('sync', path)
        file.synced = file.bytes
      },
      async datasync() {
        await begin('datasync', path)
        file.synced = file.bytes
      },
      close: () => begin('close', path),
    }
  }

  const disk: MemoryDisk = {
    entries,
    onOperation: () => undefined,
    async read(path) {
      await begin('read', path)
      return find(path).bytes
    },
    readNow(path) {
      beginNow('readNow', path)
      return find(path).bytes.toString()
    },
    async list(folder) {
      await begin('list', folder)
      return [...entries.keys()]
        .filter((path) => dirname(path) === folder)
        .map((path) => path.slice(folder.length + 1))
    },
    makeFolder: (path) => begin('makeFolder', path),
    async create(path) {
      await begin('create', path)
      if (entries.has(path)) throw systemError('EEXIST', path)
      const file = { bytes: Buffer.alloc(0), synced: Buffer.alloc(0) }
      entries.set(path, file)
      return openFile(path, file)
    },
    async open(path) {
      await begin('open', path)
      return openFile(path, find(path))
    },
    async rename(from, to) {
      await begin('rename', to)
      entries.set(to, find(from))
      entries.delete(from)
    },
    async remove(path) {
      await begin('remove', path)
      find(path)
      entries.delete(path)
    },
    async syncFolder(folder) {
      await begin('syncFolder', folder)
      for (const path of new Set([...entries.keys(), ...synced.keys()])) {
        if (dirname(path) !== folder) continue
        const file = entries.get(path)
        if (file) synced.set(path, file)
        else synced.delete(path)
      }
    },
    losePower(survives = () => false) {
      const left = new Map<string, Buffer>()
      for (const path of new Set([...entries.keys(), ...synced.keys()])) {
        const file = (survives('name', path) ? entries : synced).get(path)
        if (file) left.set(path, survives('bytes', path) ? file.bytes : file.synced)
      }
      return createMemoryDisk(left)
    },
  }
  return disk
}

/** An error as `node:fs` throws it. */
export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}
