import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts } from './inspect.ts'
import { checkLimits, limitsOf } from './limits.ts'
import { outputSize } from './output-size.ts'
import { encodeRaster, readRaster } from './raster.ts'
import { type CurveFormat, CurveRequest, type CurveRequestInput } from './recipes/index.ts'
import { parseAs } from './recipes/refusals.ts'
import { checkOutputSize, openImage, resize, white } from './render.ts'
import { toLuma } from './ssim/luma.ts'
import { similarityTo } from './ssim/similarity.ts'
import { runTask, throwIfAborted } from './task.ts'

/** What takes half and a third of the time of the formats' own efforts. */
const quickEfforts: Partial<Record<CurveFormat, number>> = { webp: 2, avif: 1 }

/** What a quality of a format costs in bytes, and how similar it is (SSIM, 1 is the same). */
export type CurvePoint = { format: CurveFormat; quality: number; bytes: number; ssim: number }

/**
 * Bytes and similarity of an image at several qualities, for a plot: by default jpeg, webp and avif at 20 to 90, 1280
 * pixels wide at most, the first frame, over white. Decoded once. In the order of the formats, then of the qualities.
 * A person waits for it: webp is encoded at effort 2 and avif at 1, so that `compress` at its own efforts makes files that
 * are a little smaller (docs/decisions/010 has by how much). Throws as `compress` does.
 */
export async function curve(
  input: ImageInput,
  request: CurveRequestInput = {},
  options: TaskOptions = {},
): Promise<CurvePoint[]> {
  return runTask(options, async (options) => {
    const { formats, qualities, width } = parseAs(CurveRequest, request)
    const facts = await readFacts(input, options)
    const size = outputSize(facts, { width, fit: 'inside', enlarge: false })
    const limits = limitsOf(options)
    for (const format of formats) checkOutputSize(size, format, limits.maxPixelsBuffered)
    checkLimits({ ...size, pages: 1, frames: 1, bytesPerPixel: 4, streamable: false }, limits)
    const opened = await openImage(input, { facts }, options)
    const image = resize(opened, size, { fit: 'inside', opaque: true })
    const raster = await readRaster(image, { frames: 1, behind: white })
    const reference = toLuma(raster)

    const points: CurvePoint[] = formats.flatMap((format) =>
      qualities.map((quality) => ({ format, quality, bytes: 0, ssim: 0 })),
    )
    // The last first: avif takes longest, and both are to end at about the same time.
    const left = points.toReversed().values()
    async function fillPoints(): Promise<void> {
      for (const point of left) {
        throwIfAborted(options.signal)
        const { format, quality } = point
        const data = await encodeRaster(raster, { format, quality, effort: quickEfforts[format] })
        point.bytes = data.length
        point.ssim = await similarityTo(reference, data, { pages: 1 })
      }
    }
    // Two at once: while one is measured here, another is encoded on the second core.
    await Promise.all([fillPoints(), fillPoints()])
    return points
  })
}
