import { type CurvePoint, compress, configureEngine, curve } from '@tessera/core'
import { type Pixels, scoreOf } from './integral-ssim.ts'
import { type LossyFormat, lossyFormats, openPixels } from './settings.ts'

// What is called in processes of their own for the curve.

export const width = 1280
const qualities = [20, 30, 40, 50, 60, 70, 80, 90]

export function curveByCore(input: string): Promise<CurvePoint[]> {
  configureEngine()
  return curve(input, { formats: [...lossyFormats], qualities, width })
}

/** What a program does that has `compress`: each point from the file, and then an SSIM. */
export async function curveByLoop({ input, efforts }: LoopOf): Promise<CurvePoint[]> {
  const pixels: Pixels = await openPixels({ input, width })
  const points: CurvePoint[] = []
  for (const format of lossyFormats) {
    for (const quality of qualities) points.push(await pointOf(input, { format, quality, efforts, pixels }))
  }
  return points
}

/** Without efforts, compress takes its own. */
export interface LoopOf {
  input: string
  efforts?: Partial<Record<LossyFormat, number>>
}

async function pointOf(
  input: string,
  {
    format,
    quality,
    efforts,
    pixels,
  }: { format: LossyFormat; quality: number; efforts: LoopOf['efforts']; pixels: Pixels },
): Promise<CurvePoint> {
  const effort = efforts?.[format]
  const { data, bytes } = await compress(input, { format, quality, width, ...(effort && { effort }) })
  return { format, quality, bytes, ssim: await scoreOf(pixels, data) }
}
