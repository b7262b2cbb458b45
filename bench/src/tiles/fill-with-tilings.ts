import { createHash } from 'node:crypto'
import { link } from 'node:fs/promises'
import { join } from 'node:path'
import { tilingHash } from '@tessera/core/recipes'
import { createJsonStore } from '@tessera/db/json'
import { recipe } from './panorama.ts'

const at = '2026-06-01T00:00:00.000Z'

/**
 * Gives an image of a server that does not run many tilings: rows as the server would have made them, all of one archive, whose file gets
 * a name for each. Making them one by one would take hours.
 */
export async function fillWithTilings(
  dataFolder: string,
  { imageId, tilings }: { imageId: string; tilings: number },
): Promise<void> {
  const limits = { images: 10, bytes: 1e15, compressionsPerImage: 10, tilingsPerImage: tilings }
  const store = await createJsonStore({ folder: join(dataFolder, 'db'), limits, clock: () => new Date() })
  try {
    for await (const userId of store.users.ids()) {
      const [model] = (await store.tilings.list(userId, imageId, { limit: 1 })).items
      if (!model?.result) continue
      const folder = join(dataFolder, 'blobs', userId, imageId, 'tilings')
      for (let index = 1; index < tilings; index++) {
        const [id, jobId] = ['t', 'j'].map((kind) => kind + String(index).padStart(25, '0')) as [
          string,
          string,
        ]
        const tiling = {
          ...model,
          id,
          jobId,
          recipeHash: createHash('sha256')
            .update(`${tilingHash(recipe)} ${index}`)
            .digest('hex'),
          status: 'queued',
          result: null,
        } as const
        const job = {
          id: jobId,
          userId,
          kind: 'tiling',
          status: 'queued',
          imageId,
          outputId: id,
          attempts: 0,
          notBefore: null,
          error: null,
          createdAt: at,
          startedAt: null,
          finishedAt: null,
        } as const
        await store.tilings.request({ tiling, job })
        await store.jobs.start(userId, jobId, at)
        await link(join(folder, `${model.id}.zip`), join(folder, `${id}.zip`))
        await store.jobs.complete(userId, jobId, { kind: 'tiling', result: model.result }, at)
      }
    }
  } finally {
    await store.close()
  }
}
