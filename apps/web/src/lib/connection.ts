import { createValue, type Value } from './value.ts'

export interface Connection {
  state: Value<'there' | 'gone'>
  /** The server did not answer: begins to ask until it does again. Resolves then. */
  lost(): Promise<void>
  /** Something may be wrong; asks once, and begins as `lost` does if so. */
  check(): Promise<void>
}

const firstPause = 1000
const longestPause = 5000

/** Knows whether the server answers. Whoever finds that it does not waits here, and goes on when it does. */
export function createConnection({ fetch }: { fetch: typeof globalThis.fetch }): Connection {
  const state = createValue<'there' | 'gone'>('there')
  let returning: Promise<void> | null = null

  async function answers(): Promise<boolean> {
    try {
      return (await fetch('/livez', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).ok
    } catch {
      return false
    }
  }

  async function waitForReturn(): Promise<void> {
    // A hiccup is not worth a word: one more try before anyone is told.
    for (let pause = firstPause; !(await answers()); pause = Math.min(longestPause, pause * 1.5)) {
      state.set('gone')
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    returning = null
    state.set('there')
  }

  const lost = () => {
    returning ??= waitForReturn()
    return returning
  }
  return {
    state,
    lost,
    async check() {
      if (returning || !(await answers())) await lost()
    },
  }
}
