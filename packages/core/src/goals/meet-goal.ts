import type { Raster } from '../raster.ts'
import type { AskedFormat, Goal } from '../recipes/index.ts'
import { refuseField } from '../recipes/refusals.ts'
import { chooseFormat } from './choose-format.ts'
import { fitBytes } from './fit-bytes.ts'
import type { EncoderOptions, Found } from './found.ts'
import { reachSsim } from './reach-ssim.ts'

/** What cannot be met by encoding once: a size, a similarity, or anything in the best format. */
export async function meetGoal(
  raster: Raster,
  { format, goal, ...options }: { format: AskedFormat; goal: Goal } & EncoderOptions,
  signal?: AbortSignal,
): Promise<Found> {
  if (format === 'auto') return chooseFormat(raster, goal, signal)
  if (goal.kind === 'maxBytes')
    return fitBytes(raster, { format, maxBytes: goal.maxBytes, ...options }, signal)
  if (goal.kind !== 'ssim') throw new TypeError(`A ${goal.kind} needs no search`)
  const found = await reachSsim(raster, { format, ssim: goal.ssim, ...options }, signal)
  if (!found)
    refuseField('ssim', `Expected a similarity that ${format} reaches for ssim but received ${goal.ssim}`)
  return found
}
