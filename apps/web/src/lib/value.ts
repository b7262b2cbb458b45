import { useSyncExternalStore } from 'react'

/** Something that changes and can be watched, in a component (`useValue`) or out of one. */
export interface Value<T> {
  get(): T
  set(next: T): void
  /** Answers with the way to stop watching. */
  watch(onChange: () => void): () => void
}

export function createValue<T>(initial: T): Value<T> {
  let current = initial
  const watchers = new Set<() => void>()
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return
      current = next
      for (const watcher of [...watchers]) watcher()
    },
    watch(onChange) {
      watchers.add(onChange)
      return () => void watchers.delete(onChange)
    },
  }
}

export function useValue<T>({ watch, get }: Pick<Value<T>, 'watch' | 'get'>): T {
  return useSyncExternalStore(watch, get)
}
