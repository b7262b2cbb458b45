/** Whether a quality from 1 to 100 will do. */
export type Predicate = (quality: number) => Promise<boolean>

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
