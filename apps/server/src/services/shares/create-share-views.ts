import type { Deps } from '../../deps.ts'

/**
 * Counts visits of shares. A visit is a look from an address that has not looked at the share for half an hour, so that neither a page that
 * renews its links nor somebody who reloads it is counted twice. What was counted is written down every ten seconds, one change for a share
 * however many came, and when the server ends; a crash loses no more than that.
 */
export interface ShareViews {
  count(hash: string, address: string): void
  /** Counted, and not written down yet. */
  pending(hash: string): number
  /** Writes down what is counted. */
  flush(): Promise<void>
}

const visitMilliseconds = 30 * 60_000
const flushMilliseconds = 10_000
/** Visitors that are remembered, some 150 bytes each. With more than that, some are counted twice. */
const mostVisitors = 20_000

export function createShareViews({
  store,
  clock,
  logger,
}: Pick<Deps, 'store' | 'clock' | 'logger'>): ShareViews {
  /** When each was seen last; the one that was seen longest ago comes first. */
  const visitors = new Map<string, number>()
  const counted = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function isVisit(visitor: string): boolean {
    const now = clock().getTime()
    const before = visitors.get(visitor)
    visitors.delete(visitor)
    visitors.set(visitor, now)
    for (const [oldest, seen] of visitors) {
      if (visitors.size <= mostVisitors && now - seen < visitMilliseconds) break
      visitors.delete(oldest)
    }
    return before === undefined || now - before >= visitMilliseconds
  }

  async function writeDown(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    for (const [hash, views] of counted) {
      try {
        await store.shares.countViews(hash, views)
        const left = (counted.get(hash) ?? 0) - views
        if (left > 0) counted.set(hash, left)
        else counted.delete(hash)
      } catch (error) {
        logger.warn({ err: error }, 'views of a share could not be written down')
        return
      }
    }
  }

  /** One after the other: what two wrote at once would be counted twice. */
  function flush(): Promise<void> {
    writing = writing.then(writeDown)
    return writing
  }

  return {
    count(hash, address) {
      if (!isVisit(`${hash} ${address}`)) return
      counted.set(hash, (counted.get(hash) ?? 0) + 1)
      timer ??= setTimeout(() => void flush(), flushMilliseconds).unref()
    },
    pending: (hash) => counted.get(hash) ?? 0,
    flush,
  }
}
