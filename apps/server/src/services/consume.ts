import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { ServiceError } from './errors.ts'

/** Counts one attempt. Throws `RATE_LIMITED` when there were too many. */
export async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new ServiceError('RATE_LIMITED', `Too many attempts; try again in ${retryAfterSeconds} s`, {
      details: { retryAfterSeconds },
    })
  }
}
