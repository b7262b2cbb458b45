import type { Sharp } from 'sharp'
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

/** Reads EXIF and XMP of an opened image; null where the policy keeps none or there is none. */
export async function readKept(image: Sharp, policy: MetadataPolicy = 'strip'): Promise<KeptMetadata | null> {
  if (policy === 'strip') return null
  const { exif: block, xmp: packet } = await image.metadata()
  const rewriter = rewriterOf[policy]
  const exif = block ? rewriter.exif(block) : null
  const xmp = packet ? rewriter.xmp(Buffer.from(packet)) : null
  const kept = { exif, xmp: xmp && xmpOfOutput(xmp) }
  return kept.exif || kept.xmp ? kept : null
}

/** Whether EXIF and XMP can be kept in a format: a gif has no place for EXIF, and libvips writes none into a tiff. */
export function canHold(format: OutputFormat): boolean {
  return format !== 'gif' && format !== 'tiff'
}

/** Whether EXIF and XMP are put into a finished file of this format; else they must be there when it is encoded. */
export function canEmbed(format: OutputFormat): boolean {
  return format in embedders
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
