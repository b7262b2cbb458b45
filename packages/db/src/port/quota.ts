export interface QuotaUsage {
  images: { used: number; limit: number }
  bytes: { used: number; limit: number }
  compressionsPerImage: { limit: number }
  tilingsPerImage: { limit: number }
}

/** What all users have together. */
export interface TotalUsage {
  users: number
  images: number
  compressions: number
  tilings: number
  /** Of originals and outputs. */
  bytes: number
}

/**
 * Quota is taken before bytes are read and given back when they come to nothing, so no number of uploads at once can pass it.
 * `bytes` are those of originals and outputs; thumbnails are free. A reservation ends with `images.create`, `release`, its
 * expiry, or the process that made it. A ticket is a reservation that outlives the process: its id can be given wherever one is
 * asked for, and it ends with the ticket instead.
 */
export interface QuotaStore {
  /** What is used by rows; open reservations are not shown, though they count when something is reserved. */
  usage(userId: string): Promise<QuotaUsage>
  total(): Promise<TotalUsage>
  /** Rejects with `QUOTA_EXCEEDED`, `details: {resource: 'images' | 'bytes', used, limit}`. */
  reserve(
    userId: string,
    wanted: { images: number; bytes: number; expiresAt: string },
  ): Promise<{ id: string }>
  /** Sets the reserved bytes to `bytes`, if they fit. Rejects with `QUOTA_EXCEEDED`, or `NOT_FOUND` when the reservation has expired. */
  resize(reservationId: string, bytes: number): Promise<void>
  /** Releasing what is not there (any more) is no error; a ticket keeps what it holds until it is over. */
  release(reservationId: string): Promise<void>
}
