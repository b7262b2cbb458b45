import type { Sharp } from 'sharp'
import sharp from 'sharp'

/** The formats that have a quality. */
export const lossyFormats = ['jpeg', 'webp', 'avif'] as const
export type LossyFormat = (typeof lossyFormats)[number]

/** How wide goals are measured. A hundred AVIF files of a large picture take minutes: this one is too small for a sample, the others are not. */
export const goalWidths: Record<LossyFormat, number> = { jpeg: 1640, webp: 1640, avif: 1000 }

/** Core's own settings, written down a second time for the baselines: the runs prove that both make the same bytes. */
export const encoders: Record<LossyFormat, (image: Sharp, quality: number) => Sharp> = {
  jpeg: (image, quality) => image.jpeg({ quality, mozjpeg: true }),
  webp: (image, quality) => image.webp({ quality, effort: 4 }),
  avif: (image, quality) => image.avif({ quality, effort: 3 }),
}

/** The pixels of a file in a width, and an encoder of them: what any program that searches with sharp alone would begin with. */
export async function openPixels({ input, width }: { input: string; width: number }) {
  sharp.cache(false)
  sharp.concurrency(1)
  const { data, info } = await sharp(input)
    .autoOrient()
    .resize({ width })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return {
    data,
    ...raw,
    encode: (format: LossyFormat, quality: number): Promise<Buffer> =>
      encoders[format](sharp(data, { raw }), quality).toBuffer(),
  }
}
