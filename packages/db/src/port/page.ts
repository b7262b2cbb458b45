export interface Page<T> {
  items: T[]
  /** Give it back to get the next page; null on the last one. */
  nextCursor: string | null
  /** Of all pages together. */
  total: number
}

export interface PageQuery {
  /** 1 to 100. */
  limit: number
  cursor?: string | undefined
}

/** A page of what all users have. */
export interface WidePage<T> extends Omit<Page<T>, 'total'> {
  /** Null where only reading everything would tell: when the list is filtered. */
  total: number | null
}
