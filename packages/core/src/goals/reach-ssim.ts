import { decodeRaster, encodeRaster, type Raster } from '../raster.ts'
import { hasQuality, type OutputFormat } from '../recipes/index.ts'
import type { Encoding } from '../render.ts'
import { toLuma } from '../ssim/luma.ts'
import { ssim } from '../ssim/ssim.ts'
import { throwIfAborted } from '../task.ts'
import { draftEffort } from './draft-effort.ts'
import type { EncoderOptions, Found } from './found.ts'
import { sampleOf } from './sample.ts'
import { bisect } from './search-quality.ts'

type Wanted = { format: OutputFormat; ssim: number } & EncoderOptions
type Scored = { data: Buffer; score: number }

/**
 * The file of the lowest quality that is at least as similar as wanted while the quality below it is not. Looked for on
 * a sample, at a low effort, then measured on the whole picture as it is written, and corrected until both are certain.
 * Where quality 100 is not similar enough, nothing is lost at all; null if the format cannot do that.
 */
export async function reachSsim(raster: Raster, wanted: Wanted, signal?: AbortSignal): Promise<Found | null> {
  const { format, effort, palette } = wanted
  const { width, height } = raster
  const whole = createScorer(raster, { format, effort }, signal)
  const found = { format, width, height, scale: 1 }
  if (hasQuality(format)) {
    const sample = sampleOf(raster)
    const draft = sample && createScorer(sample, { format, effort: draftEffort(format, effort) }, signal)
    const quality = await lowestReaching(wanted.ssim, whole, draft)
    if (quality !== null) {
      const { data, score } = await whole.at(quality)
      const attempts = whole.count() + (draft?.count() ?? 0)
      return { ...found, data, quality, ssim: score, attempts }
    }
    if (format === 'jpeg') return null
  }
  if (format === 'gif' || (format === 'png' && palette)) {
    // One way to encode it, which may or may not be similar enough.
    const data = await encodeRaster(raster, { format, quality: 100, effort, palette }, signal)
    const score = await measure(raster, data)
    return score < wanted.ssim ? null : { ...found, data, quality: null, ssim: score, attempts: 1 }
  }
  const data = await encodeRaster(raster, { format, quality: 100, lossless: true, effort }, signal)
  return { ...found, data, quality: null, ssim: 1, attempts: whole.count() + 1 }
}

/** How similar a file is to the raster it was made of. */
export async function measure(raster: Raster, data: Uint8Array): Promise<number> {
  return ssim(toLuma(raster), toLuma(await decodeRaster(data, raster.pages, raster.timing)))
}

type Scorer = { at: (quality: number) => Promise<Scored>; count: () => number }

/** Encodes and measures each quality once. */
function createScorer(
  raster: Raster,
  encoding: Pick<Encoding, 'format' | 'effort'>,
  signal: AbortSignal | undefined,
): Scorer {
  const reference = toLuma(raster)
  const scored = new Map<number, Scored>()
  return {
    count: () => scored.size,
    async at(quality) {
      const known = scored.get(quality)
      if (known) return known
      throwIfAborted(signal)
      const data = await encodeRaster(raster, { ...encoding, quality }, signal)
      const score = ssim(reference, toLuma(await decodeRaster(data, raster.pages, raster.timing)))
      scored.set(quality, { data, score })
      return { data, score }
    },
  }
}

async function lowestReaching(score: number, whole: Scorer, draft: Scorer | null): Promise<number | null> {
  // Below `low` and at it, the whole picture is not similar enough; at `high` it is.
  let [low, high] = [0, 101]
  // By how much the whole is more similar than the sample, at the last quality where both are known.
  let surplus = 0
  while (high - low > 1) {
    const guess = draft
      ? 1 + (await bisect(async (quality) => (await draft.at(quality)).score + surplus < score))
      : (low + high) >> 1
    const quality = Math.min(high - 1, Math.max(low + 1, guess))
    const reached = (await whole.at(quality)).score
    if (reached >= score) high = quality
    else low = quality
    if (draft) surplus = reached - (await draft.at(quality)).score
  }
  return high > 100 ? null : high
}
