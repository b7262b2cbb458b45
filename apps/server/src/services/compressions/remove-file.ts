import type { CompressionRow } from '@tessera/db'
import { compressionKey } from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { sharedFileOfCompression, sharedThumbnailOf } from '../shares/renditions-of.ts'

/** Removes the file of a compression whose row is gone, or is of another file now, and what shares made of it. One that could not be removed is an orphan, which a later sweep finds. */
export async function removeFile(
  { blobs, logger }: Pick<Deps, 'blobs' | 'logger'>,
  row: CompressionRow,
): Promise<void> {
  const format = row.result?.format ?? row.recipe.format
  // Which format is best is known once it is made; until then there is no file.
  if (format === 'auto') return
  const shared = [sharedFileOfCompression(row, '')?.rendition, sharedThumbnailOf(row)]
  const keys = [compressionKey({ ...row, format }), ...shared.flatMap((made) => made?.key ?? [])]
  for (const key of keys) {
    await blobs.delete(key).catch((error: unknown) => {
      logger.error({ err: error, compressionId: row.id }, 'the file of a compression could not be removed')
    })
  }
}
