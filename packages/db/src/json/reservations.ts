import { countBytes, countSlots, limitsOf } from '../quota.ts'
import type { QuotaLimits } from '../rows.ts'
import type { Draft } from './draft.ts'
import { isOver } from './ticket-ends.ts'

/**
 * What open reservations hold of a user's quota. They are kept in memory alone, so they end with the process that made them; but for
 * tickets, which are rows and count as well.
 */
export interface Reservations {
  /** The user's open reservations and tickets together, but for the one of id `except`. */
  held(draft: Pick<Draft, 'user' | 'list'>, except?: string): { images: number; bytes: number }
  find(id: string): Reservation | undefined
  add(reservation: Reservation): void
  remove(id: string): void
}

interface Reservation {
  id: string
  userId: string
  images: number
  bytes: number
  /** ISO 8601. */
  expiresAt: string
}

export function createReservations(clock: () => Date): Reservations {
  const byUser = new Map<string, Map<string, Reservation>>()
  const owners = new Map<string, string>()

  function remove(id: string): void {
    const userId = owners.get(id)
    if (userId === undefined) return
    owners.delete(id)
    const own = byUser.get(userId)
    own?.delete(id)
    if (own?.size === 0) byUser.delete(userId)
  }

  function open(userId: string): Reservation[] {
    const now = clock().getTime()
    const all = [...(byUser.get(userId)?.values() ?? [])]
    for (const { id, expiresAt } of all) if (Date.parse(expiresAt) <= now) remove(id)
    return all.filter(({ id }) => owners.has(id))
  }

  return {
    held(draft, except) {
      const sum = { images: 0, bytes: 0 }
      const now = clock().toISOString()
      const tickets = draft.list('tickets').filter((row) => !isOver(row) && row.expiresAt > now)
      const all = [...open(draft.user.id), ...tickets.map(({ id, bytes }) => ({ id, bytes, images: 1 }))]
      for (const { id, images, bytes } of all) {
        if (id === except) continue
        sum.images += images
        sum.bytes += bytes
      }
      return sum
    },
    find(id) {
      const userId = owners.get(id)
      return userId === undefined ? undefined : open(userId).find((reservation) => reservation.id === id)
    },
    add(reservation) {
      const own = byUser.get(reservation.userId) ?? new Map<string, Reservation>()
      byUser.set(reservation.userId, own.set(reservation.id, reservation))
      owners.set(reservation.id, reservation.userId)
    },
    remove,
  }
}

/** What a user's rows use up, against their limits. */
export function usageOf(
  draft: Pick<Draft, 'user' | 'list'>,
  limits: QuotaLimits,
): { images: number; bytes: number; limits: QuotaLimits } {
  const images = draft.list('images')
  return {
    images: countSlots('images', images),
    bytes: countBytes({ images, compressions: draft.list('compressions'), tilings: draft.list('tilings') }),
    limits: limitsOf(draft.user, limits),
  }
}
