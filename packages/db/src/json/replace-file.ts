import type { FileOperations } from './file-operations.ts'
import { systemCode } from './file-operations.ts'

/** What a replacement is called until it is whole. Such files are removed at a start. */
export const temporarySuffix = '.tmp'

/**
 * Puts `bytes` in the place of the file at `path`, all or nothing. The caller syncs the folder, once for many files: before that,
 * a power loss may bring back the old file, but never a mixture. A failure leaves the old file and no temporary one.
 */
export async function replaceFile(files: FileOperations, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}${temporarySuffix}`
  const file = await files.create(temporary).catch(async (error: unknown) => {
    if (systemCode(error) !== 'EEXIST') throw error
    // Left by a replacement that failed and could not be tidied up: the lock says that nobody else is writing it.
    await files.remove(temporary)
    return files.create(temporary)
  })
  try {
    try {
      await file.write(bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(temporary, path)
  } catch (error) {
    await files.remove(temporary).catch(() => undefined)
    throw error
  }
}
