/** A receiver may ask for no more patience than this. */
const mostSeconds = 86_400

/** A fifth at most, and never earlier: messages that failed together do not come back together. */
const jitter = 0.2

/**
 * When to try again after failure number `attempts` (from 1): after the wait that `seconds` has for it, or what the receiver asked for by `Retry-After`
 * (seconds or a date, RFC 9110) if that is longer, a day at most. Null when that was the last attempt. `random` gives numbers from 0 to 1.
 */
export function nextAttempt(
  { attempts, now, retryAfter }: { attempts: number; now: Date; retryAfter: string | null },
  { seconds, random }: { seconds: readonly number[]; random: () => number },
): Date | null {
  const wait = seconds[attempts - 1]
  if (wait === undefined) return null
  const asked = Math.min(readRetryAfter(retryAfter, now), mostSeconds)
  return new Date(now.getTime() + Math.max(wait, asked) * (1 + jitter * random()) * 1000)
}

/** In seconds; 0 for what cannot be understood. */
function readRetryAfter(text: string | null, now: Date): number {
  if (text === null) return 0
  if (/^\d+$/.test(text)) return Number(text)
  const date = Date.parse(text)
  return Number.isNaN(date) ? 0 : Math.max(0, (date - now.getTime()) / 1000)
}
