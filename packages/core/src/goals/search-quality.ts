/** Whether a quality from 1 to 100 will do. */
export type Predicate = (quality: number) => Promise<boolean>

/** What is measured at a quality; it rises with it, but for small dents. */
export type Measure = (quality: number) => Promise<number>

const best = 100
/** Bytes are not monotone in quality: so far above the found one, none will do either. */
const reach = 4

/** The highest quality that will do, if they all do below some point: 0 if not even 1 does. At most seven calls. */
export async function bisect(does: Predicate): Promise<number> {
  let [low, high] = [0, best + 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (await does(middle)) low = middle
    else high = middle
  }
  return low
}

/**
 * The highest quality that measures less than `limit` while the one above it does not: 0 if not even 1 does. With a
 * `draft`, which costs little and is off by about as much everywhere, the whole is asked where the draft points to,
 * and the draft is corrected by each answer; without one it is bisected. What is certain was measured on the whole.
 */
export async function lastBelow(limit: number, whole: Measure, draft?: Measure | undefined): Promise<number> {
  let [low, high] = [0, best + 1]
  // By how much the whole measures more than the draft, where both were last asked.
  let surplus = 0
  while (high - low > 1) {
    const guess = draft
      ? await bisect(async (quality) => (await draft(quality)) + surplus < limit)
      : (low + high) >> 1
    // What is known already is not asked again.
    const quality = Math.min(high - 1, Math.max(low + 1, guess))
    const measured = await whole(quality)
    if (measured < limit) low = quality
    else high = quality
    if (draft) surplus = measured - (await draft(quality))
  }
  return low
}

/**
 * From a quality that is about right, the nearest that will do while none of the four above it would: 0 if neither it
 * nor any below will do.
 */
export async function settle(does: Predicate, about: number): Promise<number> {
  let quality = about
  while (quality > 0 && !(await does(quality))) quality--
  if (quality === 0) return 0
  for (let next = quality + 1; next <= Math.min(best, quality + reach); next++) {
    if (await does(next)) quality = next
  }
  return quality
}
