import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { createPixelHeader } from '../codecs/pixel-file.ts'
import type { TaskOptions } from '../input.ts'
import { checkLimits, limitsOf } from '../limits.ts'
import { type MosaicFormat, MosaicRequest, type MosaicRequestInput } from '../recipes/index.ts'
import { parseAs } from '../recipes/refusals.ts'
import { checkOutputSize, encode, white } from '../render.ts'
import { runTask, throwIfAborted } from '../task.ts'
import { writeOutput } from '../write-output.ts'
import type { TilingProgress } from './count-entries.ts'
import { type MosaicLayout, readRow } from './mosaic-row.ts'
import { openTiling, type Tiling } from './open-tiling.ts'

export type UntileOptions = TaskOptions & {
  /** Told after each row how many tiles are in their places. */
  onProgress?: ((progress: TilingProgress) => void) | undefined
}

/** What was made; sizes in pixels. */
export type MosaicResult = {
  file: string
  bytes: number
  format: MosaicFormat
  width: number
  height: number
}

/**
 * Puts the tiles of the full level together again, as one image at `output`, replacing what is there: without overlaps and
 * padding. What png tiles held comes back exactly in png and tiff. Row by row, in a memory that grows with the width
 * only; the bare pixels are kept beside `output` meanwhile, 3 or 4 bytes for each. Throws every code of `ImageError`, `BAD_IMAGE` for a
 * tile that is damaged or missing; then nothing is left at `output`.
 */
export async function untile(
  file: string,
  output: string,
  request: MosaicRequestInput = {},
  options: UntileOptions = {},
): Promise<MosaicResult> {
  return runTask(options, async (options) => {
    const { format, quality } = parseAs(MosaicRequest, request)
    const tiling = await openTiling(file)
    const pixels = join(dirname(output), `.${basename(output).slice(0, 100)}.${randomUUID()}.pixels.part`)
    let isPlaced = false
    try {
      const layout = layoutOf(tiling, { format, options })
      await writePixels(tiling, { layout, pixels }, options)
      const written = await writeOutput(encodeMosaic(openPixels(pixels), { format, quality }), {
        output,
        signal: options.signal,
      })
      isPlaced = true
      return { file: output, bytes: written.bytes, format, width: layout.width, height: layout.height }
    } finally {
      await tiling.close()
      await rm(pixels, { force: true })
      // An abort while this was tidied up has been answered already.
      if (isPlaced && options.signal?.aborted) await rm(output, { force: true })
    }
  })
}

// The file of pixels is a TIFF, whose places have 32 bits; a little is left for its header.
const mostPixelBytes = 2 ** 32 - 2 ** 20

function layoutOf(
  { manifest, plan }: Tiling,
  { format, options }: { format: MosaicFormat; options: TaskOptions },
): MosaicLayout {
  const { width, height, hasAlpha, tileSize, overlap } = manifest
  const channels = hasAlpha ? 4 : 3
  const limits = limitsOf(options)
  checkLimits(
    { width, height, pages: 1, frames: 1, bytesPerPixel: channels, streamable: true },
    { ...limits, maxPixels: Math.min(limits.maxPixels, Math.floor(mostPixelBytes / channels)) },
  )
  const whole = { pages: 1, frames: 1, bytesPerPixel: channels, streamable: false }
  const longest = tileSize + 2 * overlap
  const largest = { width: Math.min(plan.width, longest), height: Math.min(plan.height, longest) }
  checkLimits({ ...whole, ...largest }, limits)
  // Only its bytes count: no decoder has to hold a row.
  const row = { width, height: Math.min(tileSize, height) }
  checkLimits({ ...whole, ...row }, { ...limits, maxPixelsBuffered: limits.maxPixels })
  // The encoder of WebP holds the whole image.
  checkOutputSize({ width, height }, format, format === 'webp' ? limits.maxPixelsBuffered : limits.maxPixels)
  return { width, height, channels }
}

async function writePixels(
  tiling: Tiling,
  { layout, pixels }: { layout: MosaicLayout; pixels: string },
  { signal, onProgress }: UntileOptions,
): Promise<void> {
  const { columns, rows } = tiling.plan
  await using file = await open(pixels, 'wx')
  await file.writeFile(createPixelHeader(layout))
  for (let row = 0; row < rows; row++) {
    throwIfAborted(signal)
    await file.writeFile(await readRow(tiling, { row, layout }))
    onProgress?.({ done: (row + 1) * columns, total: rows * columns })
  }
}

function openPixels(path: string): Sharp {
  // The size was held to the limits.
  return sharp(path, { sequentialRead: true, limitInputPixels: false })
}

function encodeMosaic(image: Sharp, { format, quality }: MosaicRequest): Sharp {
  // Progressive, as other outputs are, it would be held in memory as a whole.
  if (format === 'jpeg') return image.flatten({ background: white }).jpeg({ quality, optimiseCoding: false })
  // For photographs: filters save more than a higher level does, in less time.
  if (format === 'png') return image.png({ adaptiveFiltering: true, compressionLevel: 2 })
  return encode(image, { format, quality })
}
