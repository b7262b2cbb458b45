import { compress, configureEngine } from '@tessera/core'
import { scoreOf } from './integral-ssim.ts'
import { type LossyFormat, openPixels } from './settings.ts'

// What is called in processes of their own for `ssim`.

export interface Reach {
  input: string
  width: number
  format: LossyFormat
}

export interface Reached {
  bytes: number
  ssim: number
}

export async function reachByCore({
  input,
  width,
  format,
  ssim,
}: Reach & { ssim: number }): Promise<Reached> {
  configureEngine()
  const made = await compress(input, { format, width, ssim })
  return { bytes: made.data.length, ssim: made.ssim ?? 0 }
}

/** Every quality there is, from 1 to 100. */
export async function tryAll({ input, width, format }: Reach): Promise<Reached[]> {
  const { encode, ...pixels } = await openPixels({ input, width })
  const all: Reached[] = []
  for (let quality = 1; quality <= 100; quality++) {
    const file = await encode(format, quality)
    all.push({ bytes: file.length, ssim: await scoreOf(pixels, file) })
  }
  return all
}
