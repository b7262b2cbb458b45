import { createValue, type Value } from './value.ts'

interface Person {
  id: string
  username: string
}

/** `expired`: somebody is here, but the server does not know them any more. */
type SessionState =
  | { kind: 'unknown' }
  | { kind: 'in'; person: Person }
  | { kind: 'expired'; person: Person }
  | { kind: 'out' }

export interface Session {
  state: Value<SessionState>
  enter(person: Person): void
  leave(): void
  /**
   * The server refused: asks to log in again, and resolves when that was done. Rejects when it was declined, or when there was
   * nobody in the first place.
   */
  expire(): Promise<void>
}

class NotLoggedIn extends Error {
  override readonly name = 'NotLoggedIn'
}

/** Who is logged in, as far as this page knows. */
export function createSession(): Session {
  const state = createValue<SessionState>({ kind: 'unknown' })
  let waiting: { resolve(): void; reject(error: Error): void }[] = []

  function settle(how: (waiter: (typeof waiting)[number]) => void): void {
    const settled = waiting
    waiting = []
    for (const waiter of settled) how(waiter)
  }

  return {
    state,
    enter(person) {
      const before = state.get()
      const stranger = before.kind === 'expired' && before.person.id !== person.id
      state.set({ kind: 'in', person })
      // What somebody else was about to do is not done in this person's name.
      settle((waiter) => (stranger ? waiter.reject(new NotLoggedIn()) : waiter.resolve()))
    },
    leave() {
      state.set({ kind: 'out' })
      settle((waiter) => waiter.reject(new NotLoggedIn()))
    },
    expire() {
      const current = state.get()
      if (current.kind !== 'in' && current.kind !== 'expired') return Promise.reject(new NotLoggedIn())
      state.set({ kind: 'expired', person: current.person })
      return new Promise((resolve, reject) => void waiting.push({ resolve, reject }))
    },
  }
}
