import { encodeRaster, type Raster, shrinkRaster } from '../raster.ts'
import { hasQuality, type OutputFormat } from '../recipes/index.ts'
import { refuseField } from '../recipes/refusals.ts'
import { throwIfAborted } from '../task.ts'
import { type Draft, draftOf } from './draft.ts'
import type { EncoderOptions, Found } from './found.ts'
import { lastBelow, settle } from './search-quality.ts'

type Wanted = { format: OutputFormat; maxBytes: number } & EncoderOptions

// Where a picture is made smaller it is for this quality at least: fewer pixels that can be looked at, rather than all of
// them at the worst.
const fairQuality = 25
/** Of a format that has none: every quality is the same encode. */
const onlyQuality = 100

/**
 * The best quality of which the file has at most `maxBytes`: none of the four above it would have fitted. If not even
 * quality 1 fits, or the format has no quality, the picture gets smaller. A large picture is searched on a sample, and
 * AVIF at a low effort; what is settled was encoded whole, at the asked effort. Throws `INVALID_INPUT` if not even a
 * single pixel fits.
 */
export async function fitBytes(raster: Raster, wanted: Wanted, signal?: AbortSignal): Promise<Found> {
  const { format, maxBytes } = wanted
  const isLossy = hasQuality(format)
  let [current, scale, attempts] = [raster, 1, 0]
  for (;;) {
    const trials = createTrials(current, wanted, signal)
    if (isLossy) await trials.search()
    else await trials.sizeAt(onlyQuality)
    const { width, height } = current
    const best = trials.best()
    if (best) {
      attempts += trials.count()
      const quality = isLossy ? best.quality : null
      return { data: best.data, format, width, height, quality, ssim: null, scale, attempts }
    }
    const fair = await trials.sizeAt(isLossy ? fairQuality : onlyQuality)
    attempts += trials.count()
    if (width === 1 && height === 1) refuse(wanted, await trials.sizeAt(isLossy ? 1 : onlyQuality))
    ;({ scale, ...current } = await shrink(raster, {
      scale: scale * Math.min(0.9, 0.95 * Math.sqrt(maxBytes / fair)),
      above: current,
    }))
  }
}

/** The next smaller picture of at most this scale: so much smaller that a pixel is missing. */
async function shrink(
  raster: Raster,
  { scale, above }: { scale: number; above: Raster },
): Promise<Raster & { scale: number }> {
  let next = scale
  const sideOf = (length: number) => Math.max(1, Math.round(length * next))
  while (sideOf(raster.width) === above.width && sideOf(raster.height) === above.height) next *= 0.9
  const size = { width: sideOf(raster.width), height: sideOf(raster.height) }
  return { ...(await shrinkRaster(raster, size)), scale: next }
}

type Fitting = { quality: number; data: Buffer }

/** The encodes of one raster, each made once; the best that fits is kept. */
function createTrials(raster: Raster, { maxBytes, ...encoding }: Wanted, signal: AbortSignal | undefined) {
  let best: Fitting | null = null
  const whole = createSizes({ raster, encoding }, signal, (quality, data) => {
    if (data.length <= maxBytes && quality > (best?.quality ?? 0)) best = { quality, data }
  })
  const cheap = draftOf(raster, encoding)
  const draft = cheap ? createSizes(cheap, signal) : undefined

  return {
    best: (): Fitting | null => best,
    count: (): number => whole.count() + (draft?.count() ?? 0),
    sizeAt: whole.at,
    /** Tries until the best quality that fits was among what was tried, and the four above it too; or quality 1 in vain. */
    async search(): Promise<void> {
      // A draft has a part of the bytes; in logarithms that is a difference, which is what gets corrected.
      const wholeLog = async (quality: number) => Math.log(await whole.at(quality))
      const draftLog = draft && (async (quality: number) => Math.log(await draft.at(quality)))
      const about = await lastBelow(Math.log(maxBytes + 0.5), wholeLog, draftLog)
      await settle(async (quality) => (await whole.at(quality)) <= maxBytes, Math.max(1, about))
    },
  }
}

/** Bytes by quality; encodes each once, and shows what it made to `see`. */
function createSizes(
  { raster, encoding }: Draft,
  signal: AbortSignal | undefined,
  see?: (quality: number, data: Buffer) => void,
) {
  const sizes = new Map<number, number>()
  return {
    count: (): number => sizes.size,
    async at(quality: number): Promise<number> {
      const known = sizes.get(quality)
      if (known !== undefined) return known
      throwIfAborted(signal)
      const data = await encodeRaster(raster, { ...encoding, quality }, signal)
      sizes.set(quality, data.length)
      see?.(quality, data)
      return data.length
    },
  }
}

function refuse({ format, maxBytes }: Wanted, bytes: number): never {
  const message = `Expected at least ${bytes} for maxBytes, the size of a single pixel as ${format}, but received ${maxBytes}`
  // A fine number that cannot be met with this image: named as a wrong one is.
  refuseField('maxBytes', message)
}
