import type { OutputFormat } from '../recipes/index.ts'
import { efforts } from '../render.ts'

/**
 * The effort to search at. Only AVIF's is lowered, to 2 at most: more costs a multiple there and moves the bytes by a few
 * percent, which settling at the asked effort makes good. Undefined stands for the format's own effort.
 */
export function draftEffort(format: OutputFormat, effort: number | undefined): number | undefined {
  return format === 'avif' ? Math.min(2, effort ?? efforts.avif) : effort
}
