import { encodeRaster, type Raster, shrinkRaster } from '../raster.ts'
import { hasQuality, type OutputFormat } from '../recipes/index.ts'
import { throwIfAborted } from '../task.ts'
import { draftEffort } from './draft-effort.ts'
import { type EncoderOptions, type Found, refuseGoal } from './found.ts'
import { bisect, settle } from './search-quality.ts'

type Wanted = { format: OutputFormat; maxBytes: number } & EncoderOptions

// Where a picture is made smaller it is for this quality at least: fewer pixels that can be looked at, rather than all of
// them at the worst. One of those that bisection has tried by then.
const fairQuality = 25

/**
 * The best quality of which the file has at most `maxBytes`: none of the four above it would have fitted. If not even
 * quality 1 fits, or the format has no quality, the picture gets smaller. AVIF is searched at a low effort and settled
 * at the asked one. Throws `INVALID_INPUT` if not even a single pixel fits.
 */
export async function fitBytes(raster: Raster, wanted: Wanted, signal?: AbortSignal): Promise<Found> {
  let [current, scale, attempts] = [raster, 1, 0]
  for (;;) {
    const trials = createTrials(current, wanted, signal)
    const quality = await trials.search()
    attempts += trials.count()
    const { width, height } = current
    const data = trials.fitting.get(quality)
    if (data) {
      const kept = hasQuality(wanted.format) ? quality : null
      return { data, format: wanted.format, width, height, quality: kept, ssim: null, scale, attempts }
    }
    const smallest = trials.sizeAt(1)
    if (width === 1 && height === 1) refuse(wanted, smallest)
    ;({ scale, ...current } = await shrink(raster, {
      scale: scale * Math.min(0.9, 0.95 * Math.sqrt(wanted.maxBytes / trials.sizeAt(fairQuality))),
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

/** The encodes of one raster, each made once; the bytes are kept of those that fit at the asked effort. */
function createTrials(
  raster: Raster,
  { format, maxBytes, effort, palette }: Wanted,
  signal: AbortSignal | undefined,
) {
  const draft = draftEffort(format, effort)
  const isDrafted = draft !== effort
  const [drafts, finals] = [new Map<number, number>(), new Map<number, number>()]
  const fitting = new Map<number, Buffer>()

  function trial(sizes: Map<number, number>, asked: number | undefined) {
    return async (quality: number): Promise<boolean> => {
      const known = sizes.get(quality)
      if (known !== undefined) return known <= maxBytes
      throwIfAborted(signal)
      const data = await encodeRaster(raster, { format, quality, effort: asked, palette }, signal)
      sizes.set(quality, data.length)
      if (sizes === finals && data.length <= maxBytes) fitting.set(quality, data)
      return data.length <= maxBytes
    }
  }
  const [fits, fitsAsDraft] = [trial(finals, effort), trial(isDrafted ? drafts : finals, draft)]

  return {
    fitting,
    count: () => drafts.size + finals.size,
    /** Bytes at a quality that was tried; without qualities, of the only encode there is. */
    sizeAt: (quality: number) => finals.get(quality) ?? drafts.get(quality) ?? finals.get(0) ?? maxBytes,
    /** The best quality that fits; 0 stands for the encode of a format that has none, and for nothing fitting. */
    async search(): Promise<number> {
      if (hasQuality(format)) return settle(fits, Math.max(1, await bisect(fitsAsDraft)))
      await fits(0)
      return 0
    },
  }
}

function refuse({ format, maxBytes }: Wanted, bytes: number): never {
  const message = `Expected at least ${bytes} for maxBytes, the size of a single pixel as ${format}, but received ${maxBytes}`
  refuseGoal('maxBytes', message)
}
