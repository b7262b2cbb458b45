import { ImageError } from '@tessera/core/recipes'
import type { ImageRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import type { ReceivedFile } from '../../uploads/running-digest.ts'

/** Above this many pixels the thumbnail is a job of its own, so that the answer does not wait for it. */
const thumbnailInLine = 50e6

/**
 * Has a decoding process look at a received file, within the limits, and make its thumbnail if that is quickly done. Answers with what the image's
 * row says of it. Throws what core throws: `UNSUPPORTED_FORMAT`, `BAD_IMAGE`, `TOO_LARGE`.
 */
export async function describeFile(
  { pool, config, clock, ids }: Pick<Deps, 'pool' | 'config' | 'clock' | 'ids'>,
  file: ReceivedFile,
  { userId, path, thumbnailPath }: { userId: string; path: string; thumbnailPath: string },
): Promise<Omit<ImageRow, 'id' | 'userId' | 'name'>> {
  if (file.bytes === 0)
    throw new ImageError('UNSUPPORTED_FORMAT', 'Expected an image but received an empty file')
  const thumbnail = { output: thumbnailPath, maxPixels: thumbnailInLine }
  const task = { kind: 'examine', input: path, thumbnail, limits: config.images } as const
  const { thumbnail: made, ...seen } = await pool.run(task, { userId, urgent: true })
  const { thumbhash = null, ...size } = made ?? {}
  const now = clock().toISOString()
  return {
    ...file,
    ...seen,
    thumbhash,
    thumbnail: 'width' in size ? { version: ids(), ...size } : null,
    tags: [],
    missing: false,
    createdAt: now,
    updatedAt: now,
  }
}
