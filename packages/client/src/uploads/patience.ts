import { type TesseraError, toTesseraError } from '../errors.ts'

/** How a transfer that fails for a reason that passes is tried again. */
export interface Patience {
  /** Tries without a single byte of progress between them, before it is given up (default: 8, in all about two minutes). */
  attempts?: number | undefined
  /** Called when the server does not answer; resolves when it does again. Without it time passes, more after each try. */
  untilReachable?: ((signal: AbortSignal) => Promise<void>) | undefined
  /** From 0 to 1. */
  random?: (() => number) | undefined
}

const firstPause = 500
const longestPause = 30_000

const passing = new Set(['UNREACHABLE', 'UNAVAILABLE', 'RATE_LIMITED'])

/**
 * Does the work until it succeeds, or fails for a reason that will not pass. Each pause is twice as long as the last, with some chance in it, so that
 * many clients of one server do not come back at once. `work` says through `onProgress` that something has moved: that begins the count anew.
 */
export async function persist<Result>(
  work: (onProgress: () => void) => Promise<Result>,
  {
    patience: { attempts = 8, untilReachable, random = Math.random },
    signal,
    isPassing,
    onPause,
  }: {
    patience: Patience
    signal: AbortSignal
    isPassing?: (error: TesseraError) => boolean
    onPause: (error: TesseraError) => void
  },
): Promise<Result> {
  let failures = 0
  while (true) {
    try {
      return await work(() => {
        failures = 0
      })
    } catch (thrown) {
      signal.throwIfAborted()
      const error = toTesseraError(thrown)
      failures += 1
      if (failures >= attempts || !(passing.has(error.code) || isPassing?.(error))) throw error
      onPause(error)
      if (error.code === 'UNREACHABLE' && untilReachable) await untilReachable(signal)
      await pause(pauseAfter(failures, error, random), signal)
    }
  }
}

function pauseAfter(failures: number, { details }: TesseraError, random: () => number): number {
  const asked = typeof details.retryAfterSeconds === 'number' ? details.retryAfterSeconds * 1000 : 0
  const growing = Math.min(longestPause, firstPause * 2 ** (failures - 1))
  return Math.max(asked, growing * (0.5 + random() / 2))
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
