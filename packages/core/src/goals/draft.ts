import type { Raster } from '../raster.ts'
import type { OutputFormat } from '../recipes/index.ts'
import { type Encoding, efforts } from '../render.ts'
import { sampleOf } from './sample.ts'

/** How a picture is encoded at any quality. */
export type EncodingOf = Pick<Encoding, 'format' | 'effort' | 'palette'>

/** What a search tries in place of the real thing. */
export type Draft = { raster: Raster; encoding: EncodingOf }

/**
 * What costs a fraction and behaves alike: a sample of a large picture, and AVIF at a low effort. Null where that would be the
 * real thing.
 */
export function draftOf(raster: Raster, encoding: EncodingOf): Draft | null {
  const sample = sampleOf(raster)
  const effort = draftEffort(encoding.format, encoding.effort)
  if (!sample && effort === encoding.effort) return null
  return { raster: sample ?? raster, encoding: { ...encoding, effort } }
}

/**
 * The effort to search at. Only AVIF's is lowered, to 1 at most: that takes a third of the time of 3 and moves the bytes by
 * a few percent, which settling at the asked effort makes good. Undefined stands for the format's own effort.
 */
function draftEffort(format: OutputFormat, effort: number | undefined): number | undefined {
  return format === 'avif' ? Math.min(1, effort ?? efforts.avif) : effort
}
