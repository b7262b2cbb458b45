import sharp from 'sharp'

// Raised by hand when an output changes for the same input and recipe and sharp's version does not show it.
const outputVersion = 4

/** Goes into every cache key: the same input, recipe and engine version give the same bytes. */
export const engineVersion: string = `${outputVersion}-sharp${sharp.versions.sharp}-vips${sharp.versions.vips}`

// TIFF is also what bmp, heic and jxl come to sharp as.
const loaders = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif', 'Tiff']

/**
 * Sets what sharp keeps per process: call it once, where the process starts. `concurrency` is the threads per image (1,
 * as many images are worked on at once). libvips' cache is switched off, which only helps when one file is read again
 * and again, and every loader is blocked but those of the accepted formats; `allowSvg` accepts SVG too, which must be
 * allowed for each image besides.
 */
export function configureEngine({
  concurrency = 1,
  allowSvg = false,
}: {
  concurrency?: number
  allowSvg?: boolean
} = {}): void {
  sharp.cache(false)
  sharp.concurrency(concurrency)
  sharp.block({ operation: ['VipsForeignLoad'] })
  const accepted = allowSvg ? [...loaders, 'Svg'] : loaders
  sharp.unblock({ operation: accepted.map((loader) => `VipsForeignLoad${loader}`) })
}
