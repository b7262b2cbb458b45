import type { MetadataPolicy } from '../recipes/index.ts'
import { withoutExifLocation } from './exif.ts'

/** How a block of metadata is treated: its new bytes, or null where it goes. */
export type BlockRewriter = {
  exif: (block: Buffer) => Buffer | null
  xmp: (packet: Buffer) => Buffer | null
  /** Comments and other readable text; one byte or two a letter. */
  text: (block: Buffer) => Buffer | null
  /** Packed text, and blocks of which nobody here knows what they hold. */
  unknown: (block: Buffer) => Buffer | null
}

// Words beside which a place is written. Photo managers have many fields for it.
const place = /GPS|Location|Latitude|Longitude|City|Country|State/i

/** What each policy does to what it finds. */
export const rewriterOf: Readonly<Record<MetadataPolicy, BlockRewriter>> = {
  strip: { exif: () => null, xmp: () => null, text: () => null, unknown: () => null },
  keep: {
    exif: (block) => block,
    xmp: (packet) => packet,
    text: (block) => block,
    unknown: (block) => block,
  },
  'keep-without-location': {
    exif: withoutExifLocation,
    // A packet that has any of them goes as a whole, and one that is not in UTF-8, where they would not be found.
    xmp: (packet) => (packet.includes(0) || place.test(packet.toString('latin1')) ? null : packet),
    // In UTF-16 every letter of these has a zero beside it.
    text: (block) => (place.test(block.toString('latin1').replaceAll('\0', '')) ? null : block),
    unknown: () => null,
  },
}
