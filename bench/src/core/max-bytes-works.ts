import { compress, configureEngine } from '@tessera/core'
import { type LossyFormat, openPixels } from './settings.ts'

// What is called in processes of their own for `maxBytes`.

export interface Fit {
  input: string
  width: number
  format: LossyFormat
  maxBytes: number
}

export interface Fitted {
  bytes: number
  quality: number
}

export async function fitByCore({ input, width, format, maxBytes }: Fit): Promise<Fitted> {
  configureEngine()
  const { data, quality, scale } = await compress(input, { format, width, maxBytes })
  if (quality === null || scale < 1) throw new Error(`${maxBytes} bytes are too few to compare qualities`)
  return { bytes: data.length, quality }
}

/** How many of the four qualities above a chosen one would have fitted. */
export async function countMissed({ quality, ...fit }: Fit & { quality: number }): Promise<number> {
  configureEngine()
  let missed = 0
  for (let above = quality + 1; above <= Math.min(100, quality + 4); above++) {
    const { bytes } = await compress(fit.input, { format: fit.format, width: fit.width, quality: above })
    if (bytes <= fit.maxBytes) missed++
  }
  return missed
}

/** The encodes that bisection needs, and nothing else: seven of pixels that were decoded once. */
export async function fitByBisection({ input, width, format, maxBytes }: Fit): Promise<Fitted> {
  const { encode } = await openPixels({ input, width })
  let [low, high, bytes] = [0, 101, 0]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const { length } = await encode(format, middle)
    if (length <= maxBytes) [low, bytes] = [middle, length]
    else high = middle
  }
  return { bytes, quality: low }
}

const imgproxyQuality: Record<LossyFormat, number> = { jpeg: 80, webp: 79, avif: 63 }

/**
 * What imgproxy 3 does for `max_bytes` (saveImageToFitBytes, with its default qualities): from the usual quality down, by a quarter, a half or
 * three quarters as the file is too large, until it fits or the quality is 10 or less.
 */
export async function fitLikeImgproxy({ input, width, format, maxBytes }: Fit): Promise<Fitted> {
  const { encode } = await openPixels({ input, width })
  let quality = imgproxyQuality[format]
  for (;;) {
    const bytes = (await encode(format, quality)).length
    if (bytes <= maxBytes || quality <= 10) return { bytes, quality }
    const excess = bytes / maxBytes
    quality = Math.floor(quality * (excess > 3 ? 0.25 : excess > 1.5 ? 0.5 : 0.75))
  }
}
