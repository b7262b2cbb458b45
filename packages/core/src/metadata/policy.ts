/** What becomes of metadata that does not change how the pixels look. */
export const metadataPolicies = ['strip', 'keep', 'keep-without-location'] as const
export type MetadataPolicy = (typeof metadataPolicies)[number]

/** How a block of metadata is treated: its new bytes, or null where it goes. */
export type BlockRewriter = {
  exif: (block: Buffer) => Buffer | null
  xmp: (packet: Buffer) => Buffer | null
  /** Comments, and blocks of which nobody here knows what they hold. */
  text: (block: Buffer) => Buffer | null
}
