/** Waits until no one else holds `key`, and answers with the function that lets go. First come, first served. */
export type KeyedLock = (key: string) => Promise<() => void>

export function createKeyedLock(): KeyedLock {
  const tails = new Map<string, Promise<void>>()

  return async (key) => {
    const before = tails.get(key)
    const { promise, resolve } = Promise.withResolvers<void>()
    tails.set(key, promise)
    await before
    return () => {
      if (tails.get(key) === promise) tails.delete(key)
      resolve()
    }
  }
}
