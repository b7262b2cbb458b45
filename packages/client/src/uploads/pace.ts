/** How fast something goes, and how long it will take; null while nobody can tell. */
export interface Pace {
  bytesPerSecond: number | null
  secondsLeft: number | null
}

/** Milliseconds over which speed is averaged: long enough to be read, short enough to follow a line that changes. */
const span = 5000

/** What the first moments say is mostly the operating system's buffer. */
const warmUp = 500

/** Answers with the pace whenever it is told how many bytes have gone; `clock` in milliseconds. */
export function createPace(
  total: number,
  clock: () => number = () => performance.now(),
): (sent: number) => Pace {
  let marks: { at: number; sent: number }[] = []
  return (sent) => {
    const at = clock()
    // A connection that broke may have lost what seemed to have gone.
    if (sent < (marks.at(-1)?.sent ?? 0)) marks = []
    marks.push({ at, sent })
    while ((marks[1]?.at ?? at) < at - span) marks.shift()
    const first = marks[0] ?? { at, sent }
    if (at - first.at < warmUp) return { bytesPerSecond: null, secondsLeft: null }
    const bytesPerSecond = ((sent - first.sent) / (at - first.at)) * 1000
    return { bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? (total - sent) / bytesPerSecond : null }
  }
}
