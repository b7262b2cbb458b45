import { encodeRaster, type Raster } from '../raster.ts'
import type { AskedFormat, Goal, OutputFormat } from '../recipes/index.ts'
import { chooseFormat } from './choose-format.ts'
import { fitBytes } from './fit-bytes.ts'
import { type EncoderOptions, type Found, refuseGoal } from './found.ts'
import { reachSsim } from './reach-ssim.ts'

/** What is made of pixels in memory: a size, a similarity, anything in the best format, and jxl. */
export async function meetGoal(
  raster: Raster,
  { format, goal, ...options }: { format: AskedFormat; goal: Goal } & EncoderOptions,
  signal?: AbortSignal,
): Promise<Found> {
  if (format === 'auto') return chooseFormat(raster, goal, signal)
  if (goal.kind === 'maxBytes')
    return fitBytes(raster, { format, maxBytes: goal.maxBytes, ...options }, signal)
  if (goal.kind !== 'ssim') return encodeOnce(raster, { format, goal, ...options }, signal)
  const found = await reachSsim(raster, { format, ssim: goal.ssim, ...options }, signal)
  if (!found)
    refuseGoal('ssim', `Expected a similarity that ${format} reaches for ssim but received ${goal.ssim}`)
  return found
}

/** Where there is nothing to search for. */
async function encodeOnce(
  raster: Raster,
  { format, goal, ...options }: { format: OutputFormat; goal: QualityGoal } & EncoderOptions,
  signal: AbortSignal | undefined,
): Promise<Found> {
  const { width, height } = raster
  const lossless = goal.kind === 'lossless'
  const quality = lossless ? 100 : goal.quality
  const data = await encodeRaster(raster, { format, quality, lossless, ...options }, signal)
  return {
    data,
    format,
    width,
    height,
    quality: lossless ? null : quality,
    ssim: null,
    scale: 1,
    attempts: 1,
  }
}

type QualityGoal = Extract<Goal, { kind: 'quality' | 'lossless' }>
