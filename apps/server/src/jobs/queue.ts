/**
 * Waiting work of many users: urgent before the rest, and among equals each user in turn, whoever queued most. Of five in a row at most four are
 * urgent, so that the rest is never held up for good.
 */
export interface FairQueue<T> {
  push(item: T, options: { userId: string; urgent: boolean }): void
  /** Takes the next one out; undefined when none waits. */
  shift(): T | undefined
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

    shift() {
      const isBatchsTurn = urgentInARow >= mostUrgentInARow && lanes.batch.size > 0
      const isUrgent = lanes.urgent.size > 0 && !isBatchsTurn
      const lane = isUrgent ? lanes.urgent : lanes.batch
      const [first] = lane
      if (!first) return undefined
      urgentInARow = isUrgent ? urgentInARow + 1 : 0
      const [userId, waiting] = first
      const item = waiting.shift()
      lane.delete(userId)
      if (waiting.length > 0) lane.set(userId, waiting)
      length--
      return item
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
