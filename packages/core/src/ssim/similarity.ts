import { decodeRaster, type Raster } from '../raster.ts'
import { type Luma, toLuma } from './luma.ts'
import { ssim } from './ssim.ts'

/** How similar a file is to the raster it was made of: the SSIM of `ssim.ts`. */
export async function measureSimilarity(raster: Raster, file: Uint8Array): Promise<number> {
  return similarityTo(toLuma(raster), file, raster)
}

/**
 * The same for a reference that many files are held against. What it needs is let go before it answers and not when the
 * garbage is collected: the next encode wants that memory, and of a large picture there is not enough for both.
 */
export async function similarityTo(
  reference: Luma,
  file: Uint8Array,
  { pages, timing }: Pick<Raster, 'pages' | 'timing'>,
): Promise<number> {
  const raster = await decodeRaster(file, pages, timing)
  const luma = toLuma(raster)
  letGo(raster.data)
  const score = ssim(reference, luma)
  letGo(luma.data)
  return score
}

/** Nobody may look at these bytes any more. */
function letGo({ buffer, byteLength }: Uint8Array): void {
  // Not where others share the memory: small buffers come from a pool.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
