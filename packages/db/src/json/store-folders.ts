import { dirname, join } from 'node:path'
import type { FileOperations } from './file-operations.ts'
import { temporarySuffix } from './replace-file.ts'

/** Where the parts of a store lie. */
export interface StoreFolders {
  root: string
  users: string
  lookup: string
  journal: string
}

export function nameFolders(root: string): StoreFolders {
  return { root, users: join(root, 'users'), lookup: join(root, 'lookup'), journal: join(root, 'journal') }
}

/** Makes the folders that are missing, durably. */
export async function makeFolders(files: FileOperations, folders: StoreFolders): Promise<void> {
  for (const folder of [folders.users, folders.lookup, folders.journal]) await files.makeFolder(folder)
  await files.syncFolder(folders.root)
  await files.syncFolder(dirname(folders.root))
}

/** Removes what replacements left that a crash interrupted. Answers with the names of all other files. */
export async function clearTemporaries(files: FileOperations, folder: string): Promise<string[]> {
  const names = await files.list(folder)
  for (const name of names) if (name.endsWith(temporarySuffix)) await files.remove(join(folder, name))
  return names.filter((name) => !name.endsWith(temporarySuffix))
}
