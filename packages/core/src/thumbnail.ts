import sharp from 'sharp'
import type { CompressOptions } from './compress.ts'
import type { ImageInput } from './input.ts'
import { type ImageFacts, readFacts } from './inspect.ts'
import { outputSize } from './output-size.ts'
import { hashPixels } from './placeholder.ts'
import { decodePixels, openImage, resize } from './render.ts'
import { runTask } from './task.ts'
import { writeOutput } from './write-output.ts'

const side = 512

/** What was made; `thumbhash` is a placeholder of the same pixels, in base64. */
export type ThumbnailFacts = {
  format: 'webp'
  width: number
  height: number
  bytes: number
  thumbhash: string
}

export type ThumbnailOptions = CompressOptions & {
  /** What `inspect` has just answered for this very input, within the same limits; without it the header is read here. */
  facts?: ImageFacts | undefined
}

/** With `output` the file is named, without it the bytes are here. */
export type ThumbnailResult = ThumbnailFacts & { data?: Buffer; file?: string }

/**
 * Makes the small picture of an image for lists: WebP, within 512 x 512, never enlarged, the first frame, upright, in
 * sRGB and without metadata. Throws as `compress` does.
 */
export async function thumbnail(
  input: ImageInput,
  options: ThumbnailOptions & { output: string },
): Promise<ThumbnailFacts & { file: string }>
export async function thumbnail(
  input: ImageInput,
  options?: ThumbnailOptions & { output?: undefined },
): Promise<ThumbnailFacts & { data: Buffer }>
export async function thumbnail(input: ImageInput, options: ThumbnailOptions = {}): Promise<ThumbnailResult> {
  return runTask(options, async (options) => {
    const facts = options.facts ?? (await readFacts(input, options))
    const size = outputSize(facts, { width: side, height: side, fit: 'inside', enlarge: false })
    // Decoded once, to the thumbnail's pixels (a megabyte at most); the file and the placeholder both come from those.
    const opened = await openImage(input, { facts }, options)
    const image = resize(opened, size, { fit: 'inside', opaque: false })
    const { data, info } = await decodePixels(image)
    const thumbhash = hashPixels({ data, info })
    const { width, height, channels } = info
    const pixels = sharp(data, { raw: { width, height, channels } })
    // Somebody waits for it: effort 2 costs half of the default 4, for a few percent of bytes.
    const written = await writeOutput(pixels.webp({ quality: 80, effort: 2 }), options)
    return { ...written, format: 'webp', ...size, thumbhash }
  })
}
