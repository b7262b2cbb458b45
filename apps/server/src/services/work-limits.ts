import { RateLimiterMemory } from 'rate-limiter-flexible'
import { consume } from './consume.ts'
import { ServiceError } from './errors.ts'

/** Work that is asked for and answered at once, and leaves no row behind that a quota could count. */
type DirectWork = 'preview' | 'curve' | 'compress'

/** Of one user in a minute. A hand on a slider asks for a few previews a second. */
const perMinute: Record<DirectWork, number> = { preview: 300, curve: 30, compress: 60 }

/** Of one user at the same time, all kinds together. */
const mostAtOnce = 4

export interface WorkLimits {
  /** Does the work unless the user has too much of it under way, or had in the last minute: then throws `RATE_LIMITED`. */
  run<T>(kind: DirectWork, userId: string, work: () => Promise<T>): Promise<T>
}

/** `scale` is a factor on every limit. */
export function createWorkLimits({ scale }: { scale: number }): WorkLimits {
  const atOnce = Math.max(1, Math.round(mostAtOnce * scale))
  const create = (points: number) =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration: 60 })
  const limiters: Record<DirectWork, RateLimiterMemory> = {
    preview: create(perMinute.preview),
    curve: create(perMinute.curve),
    compress: create(perMinute.compress),
  }
  const underWay = new Map<string, number>()

  return {
    async run(kind, userId, work) {
      const before = underWay.get(userId) ?? 0
      if (before >= atOnce) {
        throw new ServiceError('RATE_LIMITED', `Expected at most ${atOnce} of these requests at a time`, {
          details: { retryAfterSeconds: 1 },
        })
      }
      underWay.set(userId, before + 1)
      try {
        await consume(limiters[kind], userId)
        return await work()
      } finally {
        const left = (underWay.get(userId) ?? 1) - 1
        if (left > 0) underWay.set(userId, left)
        else underWay.delete(userId)
      }
    },
  }
}
