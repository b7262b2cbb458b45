import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreOpenError } from './open-error.ts'

/** How long a second opener waits for the first, in milliseconds: enough for a restart that overlaps by a moment. */
const patience = 500

/**
 * Takes the folder for this process, or throws `LOCKED`. The lock is the operating system's lock on an SQLite file: it ends with the
 * process however that ends, and holds across containers that share the volume. Answers with the function that lets go.
 *
 * Nothing in this process may open and close `lock.sqlite` by other means: POSIX drops all locks of a process on a file when any
 * of its descriptors is closed.
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: patience })
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new StoreOpenError('LOCKED', `The data folder ${folder} is in use by another process`, { cause })
  }
  return () => database.close()
}
