import type { EventRow } from '../rows.ts'

/** Events that are kept per user; a client that asks for older ones is told to resync. */
const keptEvents = 1000

/** A user's last events, by rising numbers. Those that came as text stay text until somebody asks for them: a change only adds to them. */
export interface EventLog {
  /** Adds the newest, and lets go of those that are too old. */
  add(event: EventRow): void
  list(): readonly EventRow[]
  /** A JSON array with an event a line. */
  toText(): string
}

/** From events, or from their lines as `toText` wrote them, without the brackets. */
export function createEventLog(start: readonly EventRow[] | string): EventLog {
  let older = typeof start === 'string' ? start : ''
  let newer = typeof start === 'string' ? [] : [...start]

  function list(): EventRow[] {
    if (older !== '') {
      newer = [...(JSON.parse(`[${older}]`) as EventRow[]), ...newer]
      older = ''
    }
    return newer
  }

  /** The number that the oldest line begins with, and where the next one does. */
  function readOldest(): { seq: number; end: number } {
    const comma = older.indexOf(',\n')
    const end = comma < 0 ? older.length : comma + 1
    return { seq: (JSON.parse(older.slice(0, comma < 0 ? end : comma)) as EventRow).seq, end }
  }

  function trim(latest: number): void {
    while (older !== '') {
      const { seq, end } = readOldest()
      if (seq > latest - keptEvents) return
      older = older.slice(end)
    }
    while (newer[0] && newer[0].seq <= latest - keptEvents) newer.shift()
  }

  return {
    add(event) {
      newer.push(event)
      trim(event.seq)
    },
    list,
    toText() {
      const lines = newer.map((event) => `\n${JSON.stringify(event)}`)
      return `[${(older === '' ? lines : [older, ...lines]).join(',')}]`
    },
  }
}
