import type { MetadataPolicy } from '../recipes/index.ts'
import { withoutExifLocation } from './exif.ts'

/** How a block of metadata is treated: its new bytes, or null where it goes. */
export type BlockRewriter = {
  exif: (block: Buffer) => Buffer | null
  xmp: (packet: Buffer) => Buffer | null
  /** Comments, and blocks of which nobody here knows what they hold. */
  text: (block: Buffer) => Buffer | null
}

/** What each policy does to what it finds. */
export const rewriterOf: Readonly<Record<MetadataPolicy, BlockRewriter>> = {
  strip: { exif: () => null, xmp: () => null, text: () => null },
  keep: { exif: (block) => block, xmp: (packet) => packet, text: (block) => block },
  'keep-without-location': {
    exif: withoutExifLocation,
    // Photo managers write places in many fields. A packet that has any of them goes as a whole, and one that is not in
    // UTF-8, where they would not be found.
    xmp: (packet) => (/GPS|Location|City|Country|State|\0/.test(packet.toString('latin1')) ? null : packet),
    text: (block) => block,
  },
}
