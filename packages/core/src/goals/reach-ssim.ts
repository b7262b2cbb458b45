import { encodeRaster, type Raster } from '../raster.ts'
import { hasQuality, type OutputFormat } from '../recipes/index.ts'
import { type Luma, toLuma } from '../ssim/luma.ts'
import { measureSimilarity, similarityTo } from '../ssim/similarity.ts'
import { throwIfAborted } from '../task.ts'
import { type Draft, draftOf } from './draft.ts'
import type { EncoderOptions, Found } from './found.ts'
import { lastBelow } from './search-quality.ts'

type Wanted = {
  format: OutputFormat
  ssim: number
  /** Of the raster, where it is known already. */
  luma?: Luma | undefined
} & EncoderOptions
type Scored = { quality: number; data: Buffer; score: number }

/**
 * The file of the lowest quality that is at least as similar as wanted while the quality below it is not. Looked for on
 * a sample, at a low effort, then measured on the whole picture as it is written, and corrected until both are certain.
 * Where quality 100 is not similar enough, nothing is lost at all; null if the format cannot do that.
 */
export async function reachSsim(raster: Raster, wanted: Wanted, signal?: AbortSignal): Promise<Found | null> {
  const { format, effort, palette, ssim: score } = wanted
  const encoding = { format, effort, palette }
  const { width, height } = raster
  const found = { format, width, height, scale: 1 }
  let attempts = 0
  if (hasQuality(format)) {
    let best: Scored | null = null
    const luma = wanted.luma ?? toLuma(raster)
    const whole = createScorer({ raster, encoding, luma }, signal, (scored) => {
      if (scored.score >= score && scored.quality < (best?.quality ?? 101)) best = scored
    })
    const cheap = draftOf(raster, encoding)
    const draft = cheap
      ? createScorer({ ...cheap, luma: cheap.raster === raster ? luma : toLuma(cheap.raster) }, signal)
      : undefined
    await lastBelow(score, whole.at, draft?.at)
    attempts = whole.count() + (draft?.count() ?? 0)
    if (best) {
      const { data, quality, score: reached } = best as Scored
      return { ...found, data, quality, ssim: reached, attempts }
    }
    if (format === 'jpeg') return null
  }
  if (format === 'gif' || (format === 'png' && palette)) {
    // One way to encode it, which may or may not be similar enough.
    const data = await encodeRaster(raster, { ...encoding, quality: 100 }, signal)
    const reached = await measureSimilarity(raster, data)
    return reached < score ? null : { ...found, data, quality: null, ssim: reached, attempts: 1 }
  }
  const data = await encodeRaster(raster, { format, quality: 100, lossless: true, effort }, signal)
  return { ...found, data, quality: null, ssim: 1, attempts: attempts + 1 }
}

/** Similarity by quality; encodes and measures each once, and shows what it made to `see`. */
function createScorer(
  { raster, encoding, luma }: Draft & { luma: Luma },
  signal: AbortSignal | undefined,
  see?: (scored: Scored) => void,
) {
  const scores = new Map<number, number>()
  return {
    count: (): number => scores.size,
    async at(quality: number): Promise<number> {
      const known = scores.get(quality)
      if (known !== undefined) return known
      throwIfAborted(signal)
      const data = await encodeRaster(raster, { ...encoding, quality }, signal)
      const score = await similarityTo(luma, data, raster)
      scores.set(quality, score)
      see?.({ quality, data, score })
      return score
    },
  }
}
