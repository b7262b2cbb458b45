/** Never more often than this, so that a clock that is wrong does not ask without end. */
const leastMilliseconds = 10_000

/** Of what a link lives, this is used: the rest is for what is opened at the last moment. */
const usedShare = 0.8

/**
 * For how many milliseconds an answer with signed links is fresh: four fifths of what the shortest of them lives. `expiries` are
 * `urlExpiresAt`, null for what has no link; `receivedAt` is in milliseconds since 1970.
 */
export function freshFor(expiries: readonly (string | null)[], receivedAt: number): number {
  const ends = expiries.flatMap((time) => (time === null ? [] : [Date.parse(time)]))
  if (ends.length === 0) return Number.POSITIVE_INFINITY
  return Math.max(leastMilliseconds, (Math.min(...ends) - receivedAt) * usedShare)
}

/** Something with a signed link: an image, a compression, a tiling. */
export interface Linked {
  urlExpiresAt: string | null
}

/**
 * Keeps something whose link is always good: asks for it again only when four fifths of the link's life are over. Calls at one time share
 * one request; one that fails is tried again by the next call. `clock` answers in milliseconds since 1970.
 *
 *     const original = keepFresh(() => tessera.api.images.get.query({ id }).then(({ image }) => image))
 *     element.src = (await original()).url
 */
export function keepFresh<Thing extends Linked>(
  load: () => Promise<Thing>,
  { clock = Date.now }: { clock?: () => number } = {},
): () => Promise<Thing> {
  let kept: { thing: Promise<Thing>; until: number } | null = null
  return () => {
    if (kept && clock() < kept.until) return kept.thing
    const thing = load()
    const mine = { thing, until: Number.POSITIVE_INFINITY }
    kept = mine
    thing.then(
      ({ urlExpiresAt }) => {
        const now = clock()
        mine.until = now + freshFor([urlExpiresAt], now)
      },
      () => {
        if (kept === mine) kept = null
      },
    )
    return thing
  }
}
