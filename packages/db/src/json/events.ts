import type { EventStore } from '../port.ts'
import type { EventRow } from '../rows.ts'
import type { NumberedChange } from './change.ts'
import type { Document } from './document.ts'
import type { Engine } from './engine.ts'
import type { StoreLogger } from './logger.ts'

type Listener = Parameters<EventStore['subscribe']>[0]

/** Those who listen to events; made before the engine, which tells them. */
export interface EventListeners {
  subscribe: EventStore['subscribe']
  notify(changes: readonly NumberedChange[]): void
}

export function createEventListeners(logger: StoreLogger): EventListeners {
  const listeners = new Set<Listener>()

  function tell(userId: string, events: readonly EventRow[]): void {
    for (const listener of listeners) {
      try {
        listener(userId, events)
      } catch (error) {
        // The change is made; a listener cannot undo it, nor keep the others from hearing of it.
        logger.error({ err: error, userId }, 'A listener to events failed')
      }
    }
  }

  return {
    subscribe(listener) {
      // A wrapper, so that who subscribes twice is told twice and can leave once.
      const own: Listener = (userId, events) => listener(userId, events)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    notify(changes) {
      if (listeners.size === 0) return
      for (const { documents } of changes) {
        for (const [userId, operations] of documents) {
          const events = operations.flatMap((operation) => (operation[0] === 'event' ? [operation[1]] : []))
          if (events.length > 0) tell(userId, events)
        }
      }
    },
  }
}

export function createEvents({ read }: Engine, { subscribe }: EventListeners): EventStore {
  const latestOf = (document: Document | null): number => (document?.nextEvent ?? 1) - 1

  return {
    latest: async (userId) => latestOf(await read(userId)),

    async since(userId, seq) {
      const document = await read(userId)
      const latest = latestOf(document)
      if (!document) return { resync: false, events: [], latest }
      // A number that is not given out yet comes from before a restored backup.
      if (seq === latest) return { resync: false, events: [], latest }
      const events = document.events.list()
      const isKept = seq < latest && seq >= (events[0]?.seq ?? latest) - 1
      if (!isKept) return { resync: true, events: [], latest }
      return { resync: false, events: events.filter((event) => event.seq > seq), latest }
    },
    subscribe,
  }
}
