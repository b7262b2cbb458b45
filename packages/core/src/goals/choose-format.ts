import { ImageError } from '../errors.ts'
import { encodeRaster, type Raster } from '../raster.ts'
import { autoFormats, type Goal, hasQuality, maxSideOf, type OutputFormat } from '../recipes/index.ts'
import { refuseField } from '../recipes/refusals.ts'
import { type Luma, toLuma } from '../ssim/luma.ts'
import { measureSimilarity, similarityTo } from '../ssim/similarity.ts'
import { fitBytes } from './fit-bytes.ts'
import type { Found } from './found.ts'
import { reachSsim } from './reach-ssim.ts'

/**
 * Pixels above which a format is not tried, however good it might be. A PNG beats the lossy formats with drawings, which are small as
 * a rule; of a photograph it only costs time. AVIF takes 43 bytes and a second a megapixel to encode, WebP 8 bytes for each pixel to
 * be decoded: a search in larger ones would not end within the memory or the time of a server's process (docs/decisions/010).
 */
const maxPixelsOf: Record<(typeof autoFormats)[number], number> = {
  jpeg: Number.POSITIVE_INFINITY,
  png: 4e6,
  webp: 36e6,
  avif: 16e6,
}

/** The formats that keep what a picture has: motion only in webp, see-through parts not in jpeg; and that can be searched in. */
export function candidatesFor(raster: Raster): OutputFormat[] {
  if (raster.pages > 1) return ['webp']
  const seeThrough = isSeeThrough(raster)
  const side = Math.max(raster.width, raster.height)
  const pixels = raster.width * raster.height
  const able = autoFormats.filter((format) => side <= maxSideOf[format] && !(format === 'jpeg' && seeThrough))
  const tried = able.filter((format) => pixels <= maxPixelsOf[format])
  // Large and see-through: one that is able has to do it, a lossy one if there is.
  const last = able.find(hasQuality) ?? able[0]
  return tried.length > 0 || !last ? tried : [last]
}

/**
 * The best of all formats that keep what the picture has. For a size in bytes the most similar one, most pixels first;
 * for everything else the smallest file at equal similarity: that of the goal, or what jpeg (webp, where jpeg cannot
 * hold the picture) has at the asked quality.
 */
export async function chooseFormat(raster: Raster, goal: Goal, signal?: AbortSignal): Promise<Found> {
  const candidates = candidatesFor(raster)
  switch (goal.kind) {
    case 'maxBytes':
      return mostSimilar(raster, { candidates, maxBytes: goal.maxBytes }, signal)
    case 'lossless':
      return smallest(await allLossless(raster))
    case 'ssim':
      return smallest(await reachAll(raster, { candidates, score: goal.ssim, luma: toLuma(raster) }, signal))
    case 'quality':
      return equalQuality(raster, { candidates, quality: goal.quality }, signal)
    default:
      return goal satisfies never
  }
}

async function equalQuality(
  raster: Raster,
  { candidates, quality }: { candidates: OutputFormat[]; quality: number },
  signal: AbortSignal | undefined,
): Promise<Found> {
  const standard = candidates.find(hasQuality)
  if (standard === undefined) return smallest(await allLossless(raster))
  const data = await encodeRaster(raster, { format: standard, quality })
  const luma = toLuma(raster)
  const score = await similarityTo(luma, data, raster)
  const { width, height } = raster
  const first: Found = { data, format: standard, width, height, quality, ssim: score, scale: 1, attempts: 1 }
  const others = candidates.filter((format) => format !== standard)
  return smallest([first, ...(await reachAll(raster, { candidates: others, score, luma }, signal))])
}

async function reachAll(
  raster: Raster,
  { candidates, score, luma }: { candidates: OutputFormat[]; score: number; luma: Luma },
  signal: AbortSignal | undefined,
): Promise<Found[]> {
  const all: Found[] = []
  for (const format of candidates) {
    const found = await reachSsim(raster, { format, ssim: score, luma }, signal)
    if (found) all.push(found)
  }
  return all
}

async function mostSimilar(
  raster: Raster,
  { candidates, maxBytes }: { candidates: OutputFormat[]; maxBytes: number },
  signal: AbortSignal | undefined,
): Promise<Found> {
  const all: Found[] = []
  let refusal: unknown
  for (const format of candidates) {
    try {
      const found = await fitBytes(raster, { format, maxBytes }, signal)
      all.push({ ...found, ssim: found.scale < 1 ? null : await measureSimilarity(raster, found.data) })
    } catch (error) {
      // Another format may be able to; whatever else went wrong would go wrong there too.
      if (!(error instanceof ImageError && error.code === 'INVALID_INPUT')) throw error
      refusal = error
    }
  }
  const [best] = all.sort((a, b) => b.scale - a.scale || (b.ssim ?? 0) - (a.ssim ?? 0))
  if (!best) throw refusal
  return { ...best, attempts: attemptsOf(all) }
}

async function allLossless(raster: Raster): Promise<Found[]> {
  const formats = raster.pages > 1 ? (['webp'] as const) : (['png', 'webp'] as const)
  const { width, height } = raster
  const side = Math.max(width, height)
  const all: Found[] = []
  for (const format of formats.filter((format) => side <= maxSideOf[format])) {
    const data = await encodeRaster(raster, { format, quality: 100, lossless: true })
    all.push({ data, format, width, height, quality: null, ssim: 1, scale: 1, attempts: 1 })
  }
  return all
}

/** The first of the smallest, so that the same input has the same answer. */
function smallest(all: Found[]): Found {
  const [best] = all.toSorted((a, b) => a.data.length - b.data.length)
  if (!best) refuseField('ssim', 'Expected a similarity that some format reaches for ssim')
  return { ...best, attempts: attemptsOf(all) }
}

function attemptsOf(all: Found[]): number {
  return all.reduce((sum, { attempts }) => sum + attempts, 0)
}

function isSeeThrough({ data, channels }: Raster): boolean {
  if (channels !== 4) return false
  for (let offset = 3; offset < data.length; offset += 4) if (data[offset] !== 255) return true
  return false
}
