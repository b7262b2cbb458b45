import { writeFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { encoders } from './settings.ts'
import { outputWidth, type Perform, quality } from './tasks.ts'

/** The same tasks as a program does them with sharp alone: same pixels, same encoder settings, and no more than that. */
export function createWithBareSharp(): Perform {
  sharp.cache(false)
  sharp.concurrency(1)
  return async (task, { input, output }) => {
    if (task === 'thumbnail') await makeThumbnail(input, output)
    else if (task === 'convert') await encoders.webp(sharp(input).autoOrient(), quality).toFile(output)
    else if (task === 'png') await encodePng(resized(input)).toFile(output)
    else await encoders[task](resized(input), quality).toFile(output)
  }
}

function resized(input: string): Sharp {
  return sharp(input).autoOrient().resize({ width: outputWidth })
}

function encodePng(image: Sharp): Sharp {
  return image.png({ compressionLevel: 6, adaptiveFiltering: true })
}

/** Looks at the header as anybody must who takes files from strangers; decodes once; file and placeholder come from those pixels. */
async function makeThumbnail(input: string, output: string): Promise<void> {
  const header = await sharp(input).metadata()
  if (header.width * header.height > 1e9) throw new RangeError('The image is too large')
  const { data, info } = await sharp(input)
    .autoOrient()
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: info.channels }
  const tiny = await sharp(data, { raw })
    .resize(32, 32, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const hash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)
  await writeFile(`${output}.thumbhash`, hash)
  await sharp(data, { raw }).webp({ quality: 80, effort: 2 }).toFile(output)
}
