/**
 * Waiting work of many users: urgent before the rest, and among equals each user in turn, whoever queued most. Of five in a row at most four are
 * urgent, so that the rest is never held up for good.
 */
export interface FairQueue<T> {
  push(item: T, options: { userId: string; urgent: boolean }): void
  /** Takes the next one out that fits; undefined when none of those waits. Others keep their place. */
  shift(fits?: (item: T) => boolean): T | undefined
  /** Takes out the first that fits. */
  remove(fits: (item: T) => boolean): T | undefined
  readonly length: number
}

const mostUrgentInARow = 4

export function createFairQueue<T>(): FairQueue<T> {
  // A Map keeps the order of insertion, so a user who was served is put behind all others by deleting and adding again.
  const lanes = { urgent: new Map<string, T[]>(), batch: new Map<string, T[]>() }
  let length = 0
  let urgentInARow = 0

  return {
    push(item, { userId, urgent }) {
      const lane = urgent ? lanes.urgent : lanes.batch
      const waiting = lane.get(userId)
      if (waiting) waiting.push(item)
      else lane.set(userId, [item])
      length++
    },

    shift(fits = () => true) {
      const isBatchsTurn = urgentInARow >= mostUrgentInARow
      const order = isBatchsTurn ? (['batch', 'urgent'] as const) : (['urgent', 'batch'] as const)
      for (const name of order) {
        const taken = takeFrom(lanes[name], fits)
        if (!taken) continue
        urgentInARow = name === 'urgent' ? urgentInARow + 1 : 0
        length--
        return taken.item
      }
      return undefined
    },

    remove(fits) {
      for (const lane of [lanes.urgent, lanes.batch]) {
        for (const [userId, waiting] of lane) {
          const at = waiting.findIndex(fits)
          if (at < 0) continue
          const [item] = waiting.splice(at, 1)
          if (waiting.length === 0) lane.delete(userId)
          length--
          return item
        }
      }
      return undefined
    },

    get length() {
      return length
    },
  }
}

/** The first that fits, of the user who waits longest for a turn; afterwards it is everybody else's turn before. */
function takeFrom<T>(lane: Map<string, T[]>, fits: (item: T) => boolean): { item: T } | undefined {
  for (const [userId, waiting] of lane) {
    const at = waiting.findIndex(fits)
    if (at < 0) continue
    const [item] = waiting.splice(at, 1) as [T]
    lane.delete(userId)
    if (waiting.length > 0) lane.set(userId, waiting)
    return { item }
  }
  return undefined
}
