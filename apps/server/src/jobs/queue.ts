/** Waiting work of many users: urgent before the rest, and among equals each user in turn, whoever queued most. */
export interface FairQueue<T> {
  push(item: T, options: { userId: string; urgent: boolean }): void
  /** Takes the next one out, or the next urgent one; undefined when none waits. */
  shift(options?: { urgentOnly: boolean }): T | undefined
  /** Takes out the first that fits. */
  remove(fits: (item: T) => boolean): T | undefined
  readonly length: number
}

export function createFairQueue<T>(): FairQueue<T> {
  // A Map keeps the order of insertion, so a user who was served is put behind all others by deleting and adding again.
  const lanes = { urgent: new Map<string, T[]>(), batch: new Map<string, T[]>() }
  let length = 0

  return {
    push(item, { userId, urgent }) {
      const lane = urgent ? lanes.urgent : lanes.batch
      const waiting = lane.get(userId)
      if (waiting) waiting.push(item)
      else lane.set(userId, [item])
      length++
    },

    shift({ urgentOnly } = { urgentOnly: false }) {
      for (const lane of urgentOnly ? [lanes.urgent] : [lanes.urgent, lanes.batch]) {
        const [first] = lane
        if (!first) continue
        const [userId, waiting] = first
        const item = waiting.shift()
        lane.delete(userId)
        if (waiting.length > 0) lane.set(userId, waiting)
        length--
        return item
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
