import sharp from 'sharp'
import { isForeign } from '../codecs/foreign.ts'
import type { ImageInput } from '../input.ts'
import type { ImageFacts } from '../inspect.ts'
import type { Size } from '../output-size.ts'
import type { MetadataPolicy, OutputFormat } from '../recipes/index.ts'
import { embedInJpeg } from './embed-in-jpeg.ts'
import { embedInPng } from './embed-in-png.ts'
import { embedInWebp } from './embed-in-webp.ts'
import { exifOfOutput } from './output-exif.ts'
import { rewriterOf } from './policy.ts'

/** What an image says beside its pixels, as the policy lets it through. */
export type KeptMetadata = { exif: Buffer | null; xmp: Buffer | null }

const embedders: Partial<Record<OutputFormat, (file: Buffer, kept: KeptMetadata) => Buffer>> = {
  jpeg: embedInJpeg,
  png: embedInPng,
  webp: embedInWebp,
}

/** Reads EXIF and XMP of an image; null where the policy keeps none, there is none, or sharp does not read the format. */
export async function readKept(
  input: ImageInput,
  { facts, policy = 'strip' }: { facts: ImageFacts; policy: MetadataPolicy | undefined },
): Promise<KeptMetadata | null> {
  if (policy === 'strip' || isForeign(facts.format) || facts.format === 'svg') return null
  const { exif: block, xmp: packet } = await sharp(input, { limitInputPixels: false }).metadata()
  const rewriter = rewriterOf[policy]
  const exif = block ? rewriter.exif(block) : null
  const xmp = packet ? rewriter.xmp(Buffer.from(packet)) : null
  const kept = { exif, xmp: xmp && xmpOfOutput(xmp) }
  return kept.exif || kept.xmp ? kept : null
}

/** Whether EXIF and XMP can be kept in a format: a gif has no place for EXIF, and into a tiff or jxl none is
 * written here. */
export function canHold(format: OutputFormat): boolean {
  return format !== 'gif' && format !== 'tiff' && format !== 'jxl'
}

/** Whether EXIF and XMP are put into a finished file of this format. */
export function canEmbed(format: OutputFormat): boolean {
  return format in embedders
}

/** Whether they have to be there already when it is encoded. */
export function isCarried(format: OutputFormat): boolean {
  return canHold(format) && !canEmbed(format)
}

/** Puts EXIF and XMP into a finished file that has none. */
export function embed(
  file: Buffer,
  { kept, format, size }: { kept: KeptMetadata; format: OutputFormat; size: Size },
): Buffer {
  const embedder = embedders[format]
  if (!embedder) return file
  return embedder(file, { ...kept, exif: kept.exif && exifOfOutput(kept.exif, size) })
}

// Upright now. A packet that describes a gain map speaks of one that is not there, or of other bytes than its.
function xmpOfOutput(packet: Buffer): Buffer | null {
  const text = packet.toString('utf8')
  if (/\bhdrgm:|\bHDRGainMap|\bGContainer\b|\/container\//.test(text)) return null
  return Buffer.from(text.replace(/(tiff:Orientation(?:="|>))\d/g, '$11'))
}
