import { ImageError } from './errors.ts'
import { draftEffort } from './goals/draft-effort.ts'
import type { ImageInput, TaskOptions } from './input.ts'
import { readFacts } from './inspect.ts'
import { checkLimits, defaultLimits } from './limits.ts'
import { outputSize } from './output-size.ts'
import { decodeRaster, encodeRaster, readRaster } from './raster.ts'
import { type CurveFormat, CurveRequest, type CurveRequestInput, describeIssues } from './recipes/index.ts'
import { checkOutputSize, openImage, resize, white } from './render.ts'
import { toLuma } from './ssim/luma.ts'
import { ssim } from './ssim/ssim.ts'
import { runTask, throwIfAborted } from './task.ts'

/** What a quality of a format costs in bytes, and how similar it is (SSIM, 1 is the same). */
export type CurvePoint = { format: CurveFormat; quality: number; bytes: number; ssim: number }

/**
 * Bytes and similarity of an image at several qualities, for a plot: by default jpeg, webp and avif at 20 to 90, 1280
 * pixels wide at most, the first frame, over white. Decoded once. In the order of the formats, then of the qualities.
 * AVIF is encoded at effort 2, as its searches are. Throws as `compress` does.
 */
export async function curve(
  input: ImageInput,
  request: CurveRequestInput = {},
  options: TaskOptions = {},
): Promise<CurvePoint[]> {
  return runTask(options, async (options) => {
    const { formats, qualities, width } = parseRequest(request)
    const facts = await readFacts(input, options)
    const size = outputSize(facts, { width, fit: 'inside', enlarge: false })
    const limits = { ...defaultLimits, ...options.limits }
    for (const format of formats) checkOutputSize(size, format, limits.maxPixelsBuffered)
    checkLimits({ ...size, pages: 1, frames: 1, bytesPerPixel: 4, streamable: false }, limits)
    const opened = await openImage(input, { facts }, options)
    const image = resize(opened, size, { fit: 'inside', opaque: true })
    const raster = await readRaster(image, { frames: 1, behind: white })
    const reference = toLuma(raster)

    const points: CurvePoint[] = formats.flatMap((format) =>
      qualities.map((quality) => ({ format, quality, bytes: 0, ssim: 0 })),
    )
    const left = points.values()
    async function fillPoints(): Promise<void> {
      for (const point of left) {
        throwIfAborted(options.signal)
        const { format, quality } = point
        const data = await encodeRaster(raster, { format, quality, effort: draftEffort(format, undefined) })
        point.bytes = data.length
        point.ssim = ssim(reference, toLuma(await decodeRaster(data, 1)))
      }
    }
    // Two at once: while one is measured here, another is encoded on the second core.
    await Promise.all([fillPoints(), fillPoints()])
    return points
  })
}

function parseRequest(request: CurveRequestInput): CurveRequest {
  const parsed = CurveRequest.safeParse(request)
  if (parsed.success) return parsed.data
  const issues = describeIssues(parsed.error, request)
  throw new ImageError('INVALID_INPUT', issues.map(({ message }) => message).join('; '), { issues })
}
