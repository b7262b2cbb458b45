import { ImageError } from '../errors.ts'
import { type ImageInput, readBytes, type TaskOptions } from '../input.ts'
import { type ImageFacts, readFacts } from '../inspect.ts'
import { limitsOf } from '../limits.ts'
import { expectedSentence, type MetadataPolicy, metadataPolicies } from '../recipes/index.ts'
import { refuseField } from '../recipes/refusals.ts'
import { runTask } from '../task.ts'
import { type Written, writeOutput } from '../write-output.ts'
import { exifOfOrientation } from './exif.ts'
import { rewriteGif } from './gif-blocks.ts'
import { rewriteJpeg } from './jpeg-segments.ts'
import { rewritePng } from './png-chunks.ts'
import { type BlockRewriter, rewriterOf } from './policy.ts'
import { rewriteWebp } from './webp-chunks.ts'

type Options = TaskOptions & { output?: string | undefined }
type Rewriter = (file: Buffer, rewriter: BlockRewriter, added: Buffer | null) => Buffer

const rewriters: Partial<Record<ImageFacts['format'], Rewriter>> = {
  jpeg: rewriteJpeg,
  png: rewritePng,
  webp: rewriteWebp,
  gif: rewriteGif,
}

/**
 * Takes metadata out of a JPEG, PNG, WebP or GIF without touching a pixel: EXIF, XMP, IPTC, comments, previews and gain maps.
 * `strip` takes it all, `keep-without-location` what says or may say where it was taken (packed text and unknown blocks too), `keep` nothing. What decides how
 * the pixels look stays: the colour profile, and the orientation as the only thing said in EXIF. The file is read into
 * memory, up to `limits.maxDecodedBytes`. Throws `UNSUPPORTED_FORMAT` for other formats, else as `inspect` does.
 */
export async function stripMetadata(
  input: ImageInput,
  policy: MetadataPolicy = 'strip',
  options: Options = {},
): Promise<Written> {
  return runTask(options, async (options) => {
    if (!metadataPolicies.includes(policy)) {
      refuseField('policy', expectedSentence(`one of ${metadataPolicies.join(', ')}`, 'policy', policy))
    }
    const facts = await readFacts(input, options)
    return writeOutput(await rewriteMetadata(input, { facts, policy }, options), options)
  })
}

/** Whether `rewriteMetadata` knows a format. */
export function canRewrite(format: ImageFacts['format']): boolean {
  return format in rewriters
}

/** `stripMetadata` for use inside another task: the bytes. */
export async function rewriteMetadata(
  input: ImageInput,
  { facts, policy }: { facts: ImageFacts; policy: MetadataPolicy },
  options: TaskOptions,
): Promise<Buffer> {
  const rewrite = rewriters[facts.format]
  if (!rewrite) {
    const known = Object.keys(rewriters).join(', ')
    const message = `Expected one of ${known} for an image whose metadata is rewritten but received ${facts.format}`
    throw new ImageError('UNSUPPORTED_FORMAT', message, { found: facts.format })
  }
  const file = Buffer.from((await readBytes(input, limitsOf(options).maxDecodedBytes)).buffer)
  if (policy === 'keep') return file
  const orientation = policy === 'strip' ? exifOfOrientation(facts.orientation) : null
  return rewrite(file, rewriterOf[policy], orientation)
}
