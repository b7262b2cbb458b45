import { ImageError } from './errors.ts'
import type { TaskOptions } from './input.ts'
import { limitsOf } from './limits.ts'

/**
 * Runs one public function's work: an abort rejects at once with `ABORTED`, the end of its time with `PROCESSING_FAILED`,
 * and whatever else goes wrong becomes an ImageError. The work gets the options with a signal that fires at both. sharp
 * cannot be interrupted: then the native call runs on unseen, and the work removes its file.
 */
export async function runTask<Options extends TaskOptions, T>(
  options: Options,
  work: (options: Options & TaskOptions) => Promise<T>,
): Promise<T> {
  throwIfAborted(options.signal)
  const deadline = createDeadline(limitsOf(options).maxMilliseconds)
  const signal = AbortSignal.any([deadline.signal, ...(options.signal ? [options.signal] : [])])
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const onAbort = () => reject(abortError(signal))
  signal.addEventListener('abort', onAbort, { once: true })
  work({ ...options, signal })
    .catch(rethrow)
    .then(resolve, reject)
    .finally(() => {
      deadline.clear()
      signal.removeEventListener('abort', onAbort)
    })
  return promise
}

// More than a timer can count is as good as no limit.
const longestTimer = 2 ** 31 - 1

function createDeadline(milliseconds: number): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(
    () => {
      const message = `Expected the image to take at most ${milliseconds} ms but it takes longer`
      controller.abort(new ImageError('PROCESSING_FAILED', message, { limit: milliseconds }))
    },
    Math.min(milliseconds, longestTimer),
  )
  return { signal: controller.signal, clear: () => clearTimeout(timer) }
}

/** Stops a task between two steps, so that nothing is begun that nobody waits for. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal)
}

function abortError(signal: AbortSignal): ImageError {
  if (signal.reason instanceof ImageError) return signal.reason
  return new ImageError('ABORTED', 'The work was aborted', { cause: signal.reason })
}

function rethrow(cause: unknown): never {
  throw toImageError(cause)
}

const texts: readonly [pattern: RegExp, code: ImageError['code'], message: string][] = [
  // A file that may not be as large (EFBIG) is the same to whoever waits for it.
  [
    /ENOSPC|EDQUOT|EFBIG|no space left|disk quota|system error: file too large/i,
    'OUT_OF_DISK',
    'There is no space left on the disk',
  ],
  [
    /(out.of.|insufficient )memory|memory allocation|(failed|unable|cannot) (to )?allocate|bad_alloc|ENOMEM/i,
    'TOO_LARGE',
    'There is not enough memory for this image',
  ],
  // libaom does not say that memory is what it lacks, but it is what it fails of once its input has been decoded.
  [
    /Encoder plugin generated an error/,
    'PROCESSING_FAILED',
    'The output could not be encoded; most often there is not enough memory for one of this size',
  ],
  [
    /compression (method|support) is not configured/,
    'UNSUPPORTED_FORMAT',
    'The image is compressed in a way that cannot be decoded here',
  ],
  [/exceeds pixel limit|image is too large/i, 'TOO_LARGE', 'The image is too large'],
  [
    /for write|ENOENT|EACCES|EROFS|EISDIR|ENOTDIR|EPERM|EIO\b/,
    'PROCESSING_FAILED',
    'The output could not be written',
  ],
]

/** The one place where sharp's and the system's errors get a meaning; their own text is kept in `cause` only. */
export function toImageError(cause: unknown): ImageError {
  if (cause instanceof ImageError) return cause
  if (!(cause instanceof Error))
    return new ImageError('PROCESSING_FAILED', 'The image could not be processed', { cause })
  const known = texts.find(([pattern]) => pattern.test(cause.message))
  if (known) return new ImageError(known[1], known[2], { cause })
  if (cause instanceof TypeError || cause instanceof RangeError) {
    return new ImageError('PROCESSING_FAILED', 'The image could not be processed', { cause })
  }
  return new ImageError('BAD_IMAGE', 'The image is damaged or incomplete and cannot be decoded', { cause })
}
