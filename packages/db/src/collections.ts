import type { CompressionRow, ImageRow, JobRow, SessionRow, TokenRow } from './rows.ts'

/** The collections that each user has, by the type of their rows. */
export interface CollectionRows {
  sessions: SessionRow
  tokens: TokenRow
  images: ImageRow
  compressions: CompressionRow
  jobs: JobRow
}
export type Collection = keyof CollectionRows

/** Bounded by rules of their own. Any other collection is counted, and does not compile without a rule in quota.ts. */
type UncountedCollection = 'sessions' | 'tokens' | 'jobs'
export type CountedCollection = Exclude<Collection, UncountedCollection>
