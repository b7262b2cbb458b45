import { RateLimiterMemory } from 'rate-limiter-flexible'
import { consume, type NoteLimit } from './consume.ts'

/** Requests of one user in a minute, however they come; calls in a batch count one by one. */
const perUser = 6000

/** The same of one address, where nobody is logged in: many people may share it. */
const perAddress = 3000

/** The bound on everything that is asked for, so that one client cannot take the whole server. Work that costs more has closer ones. */
export interface RequestLimits {
  /** Counts a request of this user, or without one of this address. Throws `RATE_LIMITED`. */
  count(asker: { userId: string | null; address: string }, note: NoteLimit): Promise<void>
}

/** `scale` is a factor on every limit. */
export function createRequestLimits({ scale }: { scale: number }): RequestLimits {
  const create = (points: number) =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration: 60 })
  const [users, addresses] = [create(perUser), create(perAddress)]
  return {
    count: ({ userId, address }, note) =>
      userId === null ? consume(addresses, address, note) : consume(users, userId, note),
  }
}
