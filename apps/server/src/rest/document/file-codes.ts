import type { PublicCode } from '../../http/errors.ts'

/** What may be wrong with a whole file that has come, whichever way it came: it becomes an image, or is refused. */
export const fileCodes = [
  'QUOTA_EXCEEDED',
  'CONFLICT',
  'TOO_LARGE',
  'UNSUPPORTED_FORMAT',
  'BAD_IMAGE',
  'PROCESSING_FAILED',
  'OUT_OF_DISK',
] as const satisfies PublicCode[]
