import { extensionOf, mediaTypeOf } from '@tessera/storage'
import type { TaskResult } from '../worker/tasks.ts'

/** What an answer that is the output itself says of it: its type, and what a compression's row would have. */
export function outputHeaders({
  format,
  bytes,
  ssim,
  quality,
}: Pick<TaskResult<'preview'>, 'format' | 'bytes' | 'ssim' | 'quality'>): Record<string, string> {
  return {
    'Content-Type': mediaTypeOf(`output.${extensionOf(format)}`),
    'Tessera-Bytes': String(bytes),
    ...(ssim === null ? {} : { 'Tessera-SSIM': ssim.toFixed(4) }),
    ...(quality === null ? {} : { 'Tessera-Quality': String(quality) }),
  }
}
