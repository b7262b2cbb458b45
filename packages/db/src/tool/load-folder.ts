import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asideSuffix } from '../json/documents.ts'
import { diskOperations, type FileOperations, type OpenFile } from '../json/file-operations.ts'
import { lockFolder } from '../json/folder-lock.ts'
import type { StoreLogger } from '../json/logger.ts'
import { readManifest } from '../json/manifest.ts'
import { readState, type State } from '../json/read-state.ts'
import { temporarySuffix } from '../json/replace-file.ts'
import { nameFolders, type StoreFolders } from '../json/store-folders.ts'
import { ToolError } from './tool-error.ts'

export interface LoadedFolder extends State {
  folders: StoreFolders
  /** The version that its manifest has. */
  schema: number
  /** Names of the files in `users/`, without those that a start would remove. */
  userFiles: string[]
}

/** Where the database lies in a data folder. */
export function databaseOf(dataFolder: string): string {
  return join(dataFolder, 'db')
}

/**
 * Reads the database of a data folder that no server uses, for as long as `use` runs, and changes nothing in it. Throws `StoreOpenError`
 * like a start of the server.
 */
export async function withFolder<T>(
  dataFolder: string,
  logger: StoreLogger,
  use: (folder: LoadedFolder) => Promise<T>,
): Promise<T> {
  const root = databaseOf(dataFolder)
  if (!existsSync(root)) throw new ToolError(`There is no database in ${dataFolder}`)
  // A copy that no server has had open yet has no lock, and needs none.
  const unlock = existsSync(join(root, 'lock.sqlite')) ? lockFolder(root) : () => {}
  try {
    return await use(await loadFolder(root, logger))
  } finally {
    unlock()
  }
}

export async function loadFolder(root: string, logger: StoreLogger): Promise<LoadedFolder> {
  const folders = nameFolders(root)
  const files = createReadOnly(diskOperations)
  const manifest = await readManifest(files, root)
  if (!manifest)
    throw new ToolError(`${join(root, 'store.json')} is missing: this is not a database, or not all of it`)
  const names = await files.list(folders.users)
  const userFiles = names.filter((name) => !name.endsWith(temporarySuffix))
  const aside = userFiles.filter((name) => name.endsWith(asideSuffix))
  const state = await readState(
    { files, folders, logger },
    {
      manifest,
      asideIds: aside.map((name) => name.slice(0, -asideSuffix.length)),
      cacheBytes: 16 * 1024 * 1024,
    },
  )
  return { ...state, folders, schema: manifest.schema, userFiles }
}

/** Reads as it is; what a start would tidy up stays. */
function createReadOnly(files: FileOperations): FileOperations {
  const refuse = async (): Promise<never> => {
    throw new Error('This folder is only read')
  }
  const untouched: OpenFile = {
    write: refuse,
    truncate: async () => {},
    sync: async () => {},
    datasync: async () => {},
    close: async () => {},
  }
  return {
    read: files.read,
    readNow: files.readNow,
    list: files.list,
    makeFolder: refuse,
    create: refuse,
    open: async () => untouched,
    rename: refuse,
    remove: async () => {},
    syncFolder: async () => {},
  }
}
