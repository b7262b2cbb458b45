import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { diskOperations, systemCode } from '../json/file-operations.ts'
import { forEachAtMost } from '../json/for-each-at-most.ts'

export interface BlobCopier {
  /**
   * Copies the files below a folder of the source (`''`: all) that were not copied yet. They are written once and never change; one that is
   * deleted meanwhile is passed over.
   */
  copy(folder: string): Promise<void>
  /** Whether the file of a row was copied: of an image its original, since its outputs have its id in their paths, too. */
  hasCopied(row: { id: string; isImage: boolean }): boolean
  /** In all. */
  readonly copied: { files: number; bytes: number }
}

export function createBlobCopier(source: string, target: string): BlobCopier {
  const copied = { files: 0, bytes: 0 }
  const done = new Set<string>()

  async function copyOne(path: string, folders: Set<string>): Promise<void> {
    if (done.has(path)) return
    const to = join(target, path)
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    const bytes = await copyWhole(join(source, path), to)
    if (bytes === null) return
    done.add(path)
    copied.files++
    copied.bytes += bytes
    for (let folder = dirname(to); folder.length >= target.length; folder = dirname(folder))
      folders.add(folder)
  }

  return {
    copied,
    hasCopied({ id, isImage }) {
      const part = isImage ? `/${id}/original.` : id
      return [...done].some((path) => path.includes(part))
    },
    async copy(folder) {
      const folders = new Set<string>()
      await forEachAtMost(8, await listFiles(source, folder), (path) => copyOne(path, folders))
      for (const each of folders) await diskOperations.syncFolder(each)
    },
  }
}

/** Beside its place first, so that what is there under its name is whole. Null when there is none (any more). */
async function copyWhole(from: string, to: string): Promise<number | null> {
  const temporary = `${to}.part`
  try {
    // A reflink where the file system has them: then it costs no room either.
    await copyFile(from, temporary, constants.COPYFILE_FICLONE)
  } catch (error) {
    return unlessMissing(error)
  }
  const file = await open(temporary, 'r+')
  try {
    await file.sync()
    const { size } = await file.stat()
    await rename(temporary, to)
    return size
  } finally {
    await file.close()
  }
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = (await readdir(join(root, folder), { withFileTypes: true }).catch(unlessMissing)) ?? []
  const lists = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    lists.push(entry.isDirectory() ? await listFiles(root, path) : [path])
  }
  return lists.flat()
}

function unlessMissing(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null
  throw error
}
