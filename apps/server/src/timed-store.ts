import type { Store } from '@tessera/db'
import type { Metrics } from './metrics.ts'

/** The same store, whose calls are timed. */
export function timeStore(store: Store, { storeCalls }: Pick<Metrics, 'storeCalls'>): Store {
  const timed: Record<string, unknown> = { ...store }
  for (const [name, collection] of Object.entries(store)) {
    if (typeof collection === 'object' && collection !== null)
      timed[name] = timeCollection(name, collection as Collection)
  }
  return timed as unknown as Store

  function timeCollection(name: string, collection: Collection): Collection {
    const verbs = Object.entries(collection).map(([verb, call]) => {
      const observer = storeCalls.labels(`${name}.${verb}`)
      const timedCall: Verb = (...args) => {
        const started = performance.now()
        const result = call(...args)
        if (!(result instanceof Promise)) return result
        // Handed on, and not watched from beside: a rejection that somebody watches counts as handled, though the caller may have forgotten it.
        return result.finally(() => observer.observe((performance.now() - started) / 1000))
      }
      return [verb, timedCall] as const
    })
    return Object.fromEntries(verbs)
  }
}

type Verb = (...args: unknown[]) => unknown
type Collection = Record<string, Verb>
