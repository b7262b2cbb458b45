import { randomUUID } from 'node:crypto'
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { readdir, rm, unlink } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { BlobError, nameFullDisk } from '../errors.ts'
import { checkKey, checkPrefix, isKey } from '../keys.ts'
import type { BlobHead, BlobStore } from '../port.ts'
import { createFolderMaker, placeFile, syncFile, syncNewFolder } from './durable.ts'
import { createOpenFiles } from './open-files.ts'
import { createQuickCalls, type QuickCalls } from './quick-calls.ts'
import { readPart, readWhole } from './read-blob.ts'

/**
 * Blobs as files below `folder`: `blobs/` holds them under their keys, `tmp/` what is being written, on the same file system so
 * that a rename is all it takes. Keeps at most `mostOpenFiles` descriptors between reads of parts. Clears `tmp/`; throws where the folders
 * cannot be made.
 */
export function createFileSystemBlobs({
  folder,
  mostOpenFiles = 1024,
  calls = createQuickCalls(),
}: {
  folder: string
  mostOpenFiles?: number
  calls?: QuickCalls
}): BlobStore {
  const root = resolve(folder, 'blobs')
  const temp = resolve(folder, 'tmp')
  mkdirSync(root, { recursive: true, mode: 0o700 })
  mkdirSync(temp, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(temp)) rmSync(join(temp, name), { recursive: true, force: true })

  syncNewFolder(resolve(folder))
  const folders = createFolderMaker(calls, root)
  const openFiles = createOpenFiles({ most: mostOpenFiles, calls })
  const pathOf = (key: string) => join(root, ...checkKey(key).split('/'))
  const createTemp = () => join(temp, randomUUID())
  const removeEmpty = async (folder: string) => calls.removeFolder(folder)

  async function moveFromTemp(path: string, key: string) {
    const place = pathOf(key)
    await storing(async () => {
      // A rename would replace silently; keys carry random ids, so two writers of one key at the same moment do not happen.
      if (await headOf(calls, place, key))
        throw new BlobError('BLOB_EXISTS', `There is a blob of the key ${key} already`)
      await syncFile(calls, path)
      await placeFile(calls, { from: path, to: place, folders })
    })
  }

  return {
    moveFromTemp,
    // A failure to sync is told to whoever syncs first, and to nobody after: it has a name here, too.
    prepareMove: (path) => storing(() => syncFile(calls, path)),

    async withTempFolder(use) {
      const path = createTemp()
      await storing(async () => calls.makeFolder(path, { mode: 0o700 }))
      try {
        return await use(path)
      } finally {
        // What was made in it has mostly been moved to its place.
        await removeEmpty(path).catch(() => rm(path, { recursive: true, force: true }))
      }
    },

    async put(key, source) {
      checkKey(key) // before a byte is read
      const path = createTemp()
      try {
        const out = createWriteStream(path, { flags: 'wx', mode: 0o600, highWaterMark: 1024 * 1024 })
        await storing(() => pipeline(source instanceof Readable ? source : Readable.from([source]), out))
        await moveFromTemp(path, key)
        return { bytes: out.bytesWritten }
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },

    async get(key, choose, allocate) {
      const path = pathOf(key)
      return reading(key, () =>
        choose ? readPart({ openFiles, calls }, path, choose, allocate) : readWhole(calls, path, allocate),
      )
    },

    async head(key) {
      return headOf(calls, pathOf(key), key)
    },

    async withFile(key, use) {
      const path = pathOf(key)
      if (!(await headOf(calls, path, key))) throw notFound(key)
      return use(path)
    },

    async delete(key) {
      const path = pathOf(key)
      await reading(key, () => unlink(path)).catch(unlessNotFound)
      openFiles.drop((other) => other === path)
    },

    async deletePrefix(prefix) {
      const path = resolve(root, ...checkPrefix(prefix).split('/'))
      folders.forget(path)
      await reading(prefix, () => rm(path, { recursive: true, force: true }))
      openFiles.drop((other) => other.startsWith(path + sep))
      // It may have been made again meanwhile, and what was remembered then is gone now.
      folders.forget(path)
      mkdirSync(root, { recursive: true, mode: 0o700 })
    },

    async *list(prefix) {
      yield* listFolder(calls, join(root, ...checkPrefix(prefix).split('/')), root)
    },
  }
}

async function headOf(calls: QuickCalls, path: string, key: string): Promise<BlobHead | null> {
  try {
    const { size, mtime } = await calls.stat(path)
    return { key, bytes: size, modifiedAt: mtime }
  } catch (error) {
    if (isMissing(error)) return null
    throw unavailable(error)
  }
}

async function* listFolder(calls: QuickCalls, folder: string, root: string): AsyncGenerator<BlobHead> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw unavailable(error)
  })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      yield* listFolder(calls, path, root)
      continue
    }
    const key = relative(root, path).split(sep).join('/')
    // File managers, synchronisers and backups leave files of their own.
    const head = isKey(key) ? await headOf(calls, path, key) : null
    if (head) yield head
  }
}

async function reading<T>(key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isMissing(error)) throw notFound(key)
    throw isSystemError(error) ? unavailable(error) : error
  }
}

async function storing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const named = nameFullDisk(error)
    throw isSystemError(named) ? unavailable(named) : named
  }
}

const notFound = (key: string) => new BlobError('BLOB_NOT_FOUND', `There is no blob of the key ${key}`)
const unavailable = (cause: unknown) => new BlobError('BLOB_UNAVAILABLE', 'The storage failed', { cause })

function unlessNotFound(error: unknown) {
  if (!(error instanceof BlobError && error.code === 'BLOB_NOT_FOUND')) throw error
}

function isSystemError(error: unknown): error is Error & { code: string; syscall: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

function isMissing(error: unknown) {
  return isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
