import type { OutputFormat } from '../recipes/index.ts'
import type { Encoding } from '../render.ts'

/** What of a recipe is about the encoder, besides the goal. */
export type EncoderOptions = Pick<Encoding, 'effort' | 'palette'>

/** A file that meets its goal. */
export type Found = {
  data: Buffer
  format: OutputFormat
  /** Pixels of one frame. */
  width: number
  height: number
  /** Null where the format has none, or nothing was lost. */
  quality: number | null
  /** Null where it was not measured. */
  ssim: number | null
  /** 1, or less when pixels were given up. */
  scale: number
  /** Encodes, of samples and drafts too. */
  attempts: number
}
