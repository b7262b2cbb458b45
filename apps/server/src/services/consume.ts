import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from './errors.ts'

/** How a limit stands for one that it counts, after an attempt. */
export interface LimitState {
  /** Attempts in a window. */
  limit: number
  windowSeconds: number
  /** What is left of them. */
  remaining: number
  /** Until there is a new window. */
  resetSeconds: number
}

/** Is told how each limit stands that an attempt was counted against. */
export type NoteLimit = (state: LimitState) => void

/** Counts one attempt. Throws `RATE_LIMITED` when there were too many. */
export async function consume(limiter: RateLimiterMemory, key: string, note: NoteLimit): Promise<void> {
  const counted = await limiter.consume(key).catch((refusal: unknown) => {
    if (refusal instanceof RateLimiterRes) return refusal
    throw refusal
  })
  const { points: limit, duration: windowSeconds } = limiter
  const resetSeconds = Math.max(1, Math.ceil(counted.msBeforeNext / 1000))
  note({ limit, windowSeconds, remaining: counted.remainingPoints, resetSeconds })
  if (counted.consumedPoints <= limit) return
  throw new ServiceError('RATE_LIMITED', `Too many requests; try again in ${resetSeconds} s`, {
    details: { retryAfterSeconds: resetSeconds },
  })
}
