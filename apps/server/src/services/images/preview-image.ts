import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreviewImage } from '../../contract/inputs.ts'
import type { TaskResult } from '../../worker/tasks.ts'
import type { Actor } from '../actor.ts'
import { type OriginalNeeds, workOnOriginal } from './work-on-original.ts'

export interface PreviewedImage extends TaskResult<'preview'> {
  /** At most 1280 by 5120 pixels of any format, so a few megabytes. */
  data: Uint8Array
}

/**
 * What a recipe makes of an image, small enough for a screen; nothing is stored or counted. Throws what the recipe itself would fail of, and
 * `RATE_LIMITED`. When the signal fires it is given up.
 */
export async function previewImage(
  deps: OriginalNeeds,
  actor: Actor,
  { id, recipe }: PreviewImage,
  signal: AbortSignal | undefined,
): Promise<PreviewedImage> {
  const { blobs, pool, config } = deps
  return workOnOriginal(deps, actor, { id, kind: 'preview' }, (input) =>
    blobs.withTempFolder(async (folder) => {
      const output = join(folder, 'preview')
      const task = { kind: 'preview', input, output, recipe, limits: config.images } as const
      const made = await pool.run(task, { userId: actor.userId, urgent: true, signal })
      return { ...made, data: await readFile(output) }
    }),
  )
}
