import { usernameKey } from '@tessera/db'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { consume, type NoteLimit } from '../consume.ts'

/** Bounds on guessing and on making accounts. Each throws `RATE_LIMITED`, with `details.retryAfterSeconds`. */
export interface LoginLimits {
  /** Counts a log-in before its password is looked at; a success takes the count for this name back. */
  attempt(attempt: { address: string; username: string }): Promise<{ succeeded(): Promise<void> }>
  register(address: string): Promise<void>
  /** The same limits, which tell `note` how they stand. */
  noting(note: NoteLimit): LoginLimits
}

/**
 * Per name and address: 10 guesses in 15 minutes, so that a stranger elsewhere does not lock the owner out. Per address: 50, so that
 * many names do not help. Per name: 100 from everywhere in a day. `scale` multiplies them all.
 */
export function createLoginLimits({ scale }: { scale: number }): LoginLimits {
  const limiter = (points: number, duration: number) =>
    new RateLimiterMemory({ points: Math.max(1, Math.round(points * scale)), duration })
  const perPair = limiter(10, 15 * 60)
  const perAddress = limiter(50, 15 * 60)
  const perName = limiter(100, 24 * 3600)
  const registrations = limiter(60, 3600)

  const noting = (note: NoteLimit): LoginLimits => ({
    async attempt({ address, username }) {
      const name = usernameKey(username)
      const pair = `${address} ${name}`
      await consume(perPair, pair, note)
      await consume(perAddress, address, note)
      await consume(perName, name, note)
      return {
        async succeeded() {
          await Promise.all([perPair.delete(pair), perAddress.reward(address), perName.reward(name)])
        },
      }
    },
    register: (address) => consume(registrations, address, note),
    noting,
  })
  return noting(() => {})
}
