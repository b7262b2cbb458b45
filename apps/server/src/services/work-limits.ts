import { RateLimiterMemory } from 'rate-limiter-flexible'
import { consume, type NoteLimit } from './consume.ts'
import { ServiceError } from './errors.ts'

/** Work that is asked for and answered at once, and leaves no row behind that a quota could count; and messages that are sent to a webhook because somebody asks. */
export type DirectWork = 'preview' | 'curve' | 'compress' | 'delivery'

/** Of one user in a minute. A hand on a slider asks for a few previews a second. */
const perMinute: Record<DirectWork, number> = { preview: 300, curve: 30, compress: 60, delivery: 60 }

/** Of one user at the same time, all kinds together. */
const mostAtOnce = 4

/** Streams of events of one user: a browser has one for all of its tabs. */
const mostStreams = 50

export interface WorkLimits {
  /** Does the work unless the user has too much of it under way, or had in the last minute: then throws `RATE_LIMITED`. */
  run<T>(kind: DirectWork, userId: string, work: () => Promise<T>): Promise<T>
  /** Counts a stream until the answer is called. Throws `RATE_LIMITED` when the user has too many. */
  openStream(userId: string): () => void
  /** The same limits, which tell `note` how they stand. */
  noting(note: NoteLimit): WorkLimits
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
    delivery: create(perMinute.delivery),
  }
  const underWay = createCounts(atOnce)
  const streams = createCounts(Math.max(1, Math.round(mostStreams * scale)))

  const noting = (note: NoteLimit): WorkLimits => ({
    async run(kind, userId, work) {
      const leave = underWay.enter(userId)
      try {
        await consume(limiters[kind], userId, note)
        return await work()
      } finally {
        leave()
      }
    },
    openStream: (userId) => streams.enter(userId),
    noting,
  })
  return noting(() => {})
}

/** How much of something each user has at the moment, at most `limit`. */
function createCounts(limit: number) {
  const counts = new Map<string, number>()
  return {
    enter(userId: string): () => void {
      const before = counts.get(userId) ?? 0
      if (before >= limit) {
        throw new ServiceError('RATE_LIMITED', `Expected at most ${limit} of these requests at a time`, {
          details: { retryAfterSeconds: 1 },
        })
      }
      counts.set(userId, before + 1)
      return () => {
        const left = (counts.get(userId) ?? 1) - 1
        if (left > 0) counts.set(userId, left)
        else counts.delete(userId)
      }
    },
  }
}
