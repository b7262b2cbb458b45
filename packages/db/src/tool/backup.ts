import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { diskOperations, systemCode } from '../json/file-operations.ts'
import type { StoreLogger } from '../json/logger.ts'
import { type BlobCopier, createBlobCopier } from './copy-blobs.ts'
import { copyDatabase, type DatabaseCopy, type GivenRow } from './copy-database.ts'
import { databaseOf, loadFolder } from './load-folder.ts'
import { ToolError } from './tool-error.ts'

export interface BackupReport {
  users: number
  /** The number of the last change that it holds. */
  changes: number
  blobs: number
  bytes: number
  /** Whether a row may lack its blob, because it was deleted again and again while blobs were copied. */
  mayLackBlobs: boolean
  /** Ids of users whose document is damaged, in the backup as in the original. */
  damaged: string[]
}

/** Rounds after which a backup is as good as it gets. */
const mostRounds = 10

/**
 * Copies a data folder into a new one, while the server runs or not. The database is a state that it had, and all blobs that its rows need are
 * there. The copy is read as a whole at the end. Nothing in the original is changed.
 */
export async function backupFolder(dataFolder: string, target: string): Promise<BackupReport> {
  if (`${resolve(target)}/`.startsWith(`${resolve(dataFolder)}/`)) {
    throw new ToolError('A backup cannot lie in the folder that it is of')
  }
  await mkdir(target, { recursive: true, mode: 0o700 })
  if ((await readdir(target)).length > 0)
    throw new ToolError(`${target} is not empty; a backup makes a new folder`)
  try {
    const blobs = createBlobCopier(join(dataFolder, 'blobs'), join(target, 'blobs'))
    // Most of the time goes here, while the database of the backup need not be followed.
    await blobs.copy('')
    const { database, mayLackBlobs } = await copyTogether(dataFolder, target, blobs)
    try {
      await copySecret(dataFolder, target)
      await diskOperations.syncFolder(target)
      const { files, bytes } = blobs.copied
      return { ...(await verify(target, database)), blobs: files, bytes, mayLackBlobs }
    } finally {
      await database.close()
    }
  } catch (error) {
    // Half a backup must not pass for one.
    await rm(target, { recursive: true, force: true })
    throw error
  }
}

/**
 * A copy of the database, and all blobs that its rows need. A row's blob is there before the row and goes after it. So all rows of the first
 * copy have theirs, but for those that were deleted while blobs were copied: these go when the database is brought up to date.
 * That brings new rows, which have theirs unless they, too, are deleted before it is copied; and so on, each round
 * about the few rows that changed in the one before. All this takes for granted that a user's blobs lie below a folder of the user's id,
 * and that the path of a blob has the id of its row, an image's as the folder of `original.`.
 */
async function copyTogether(
  dataFolder: string,
  target: string,
  blobs: BlobCopier,
): Promise<{ database: DatabaseCopy; mayLackBlobs: boolean }> {
  const start = async (): Promise<DatabaseCopy> => {
    const copy = await copyDatabase(databaseOf(dataFolder), databaseOf(target))
    await blobs.copy('')
    return copy
  }
  let database = await start()
  for (let round = 1; ; round++) {
    const changed = await database.extend()
    const given = [...(changed?.given.values() ?? [])]
    for (const userId of new Set(given.map((row) => row.userId))) await blobs.copy(userId)
    const since = changed && (await database.look())
    const isLost = (row: GivenRow): boolean =>
      (since?.remade.has(row.id) ?? false) ||
      ((since?.removed.has(row.id) || since?.removed.has(row.userId) || false) && !blobs.hasCopied(row))
    if (since && !given.some(isLost)) return { database, mayLackBlobs: false }
    if (round >= mostRounds) return { database, mayLackBlobs: true }
    if (since) continue
    await database.close()
    await rm(databaseOf(target), { recursive: true })
    database = await start()
  }
}

/** Reads all of the copy, as a start would. */
async function verify(
  target: string,
  { lastSeq }: DatabaseCopy,
): Promise<Pick<BackupReport, 'users' | 'changes' | 'damaged'>> {
  const logger: StoreLogger = { info: () => {}, warn: () => {}, error: () => {} }
  const folder = await loadFolder(databaseOf(target), logger)
  if (folder.lastSeq !== lastSeq) {
    throw new ToolError(`The backup ends at change ${folder.lastSeq}, not at ${lastSeq}; try again`)
  }
  const damaged: string[] = []
  for (const userId of folder.lookup.userIds) {
    await folder.documents.read(userId).catch(() => damaged.push(userId))
  }
  return { users: folder.lookup.userIds.size, changes: lastSeq, damaged }
}

/** Signs links and seals secrets; not there where the server gets it from its environment. */
async function copySecret(dataFolder: string, target: string): Promise<void> {
  await copyFile(join(dataFolder, 'secret'), join(target, 'secret')).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') throw error
  })
}
