/** What can go wrong with an image, by meaning. Callers branch on the code, never on the message. */
export const imageErrorCodes = [
  /** The recipe or an option is wrong; `details.issues` names each field. */
  'INVALID_INPUT',
  /** Not an image, or a kind of image that cannot be decoded here. */
  'UNSUPPORTED_FORMAT',
  /** A limit is exceeded; `details` has the number and the limit. */
  'TOO_LARGE',
  /** An image by its first bytes, but truncated, corrupt or otherwise not decodable. */
  'BAD_IMAGE',
  /** The image was read, the output could not be made. */
  'PROCESSING_FAILED',
  /** The disk or the quota of the file system is full. */
  'OUT_OF_DISK',
  /** The caller's AbortSignal fired. */
  'ABORTED',
] as const

export type ImageErrorCode = (typeof imageErrorCodes)[number]

/** The only error this package throws on purpose. `message` is fit for an end user; a decoder's own text is in `cause`. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
  readonly code: ImageErrorCode
  readonly details: Readonly<Record<string, unknown>>

  /** `context` is `details` and, under `cause`, the error that led here. */
  constructor(code: ImageErrorCode, message: string, context: Record<string, unknown> = {}) {
    const { cause, ...details } = context
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.details = details
  }
}
