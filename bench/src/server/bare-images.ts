import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { answerParent } from '../process/entry.ts'

// Compresses one image again and again with sharp alone, as many at once as there are cores. Arguments: the input, a folder for outputs.

export interface CompressMany {
  qualities: number[]
}

const [input = '', folder = ''] = process.argv.slice(2)
const atOnce = availableParallelism()
sharp.cache(false)
sharp.concurrency(1)

answerParent(async ({ qualities }: CompressMany) => {
  const left = qualities.values()
  const work = async () => {
    for (const quality of left) {
      const image = sharp(input).autoOrient().resize({ width: 1280 })
      await image.webp({ quality, effort: 4 }).toFile(join(folder, `${quality}.webp`))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return {}
})
