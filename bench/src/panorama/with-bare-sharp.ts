import sharp from 'sharp'
import { type Cut, quality, threads, tileSize } from './sides.ts'

/** The best bare call that was found: read in order, standard Huffman tables, straight to the file. */
export function createWithBareSharp(): Cut {
  sharp.cache(false)
  sharp.concurrency(threads)
  return async (depth, { input, output }) => {
    await sharp(input, { sequentialRead: true, limitInputPixels: false })
      .jpeg({ quality, optimiseCoding: false })
      .tile({
        size: tileSize,
        overlap: 0,
        container: 'zip',
        depth: depth === 'one' ? 'one' : 'onepixel',
      })
      .toFile(output)
  }
}
