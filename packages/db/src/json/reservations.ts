import { StoreError } from '../errors.ts'
import type { QuotaStore } from '../port.ts'
import { countBytes, countSlots, limitsOf, requireRoom } from '../quota.ts'
import type { QuotaLimits } from '../rows.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'

/** What open reservations hold of a user's quota. Kept in memory alone, so they end with the process that made them. */
export interface Reservations {
  /** The user's open reservations together, but for the one of id `except`. */
  held(userId: string, except?: string): { images: number; bytes: number }
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
    held(userId, except) {
      const sum = { images: 0, bytes: 0 }
      for (const { id, images, bytes } of open(userId)) {
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
    bytes: countBytes({ images, compressions: draft.list('compressions') }),
    limits: limitsOf(draft.user, limits),
  }
}

export function createQuota(
  { read, update }: Engine,
  reservations: Reservations,
  { limits, newId }: { limits: QuotaLimits; newId: () => string },
): QuotaStore {
  return {
    async usage(userId) {
      const document = await read(userId)
      if (!document) throw new StoreError('NOT_FOUND', 'There is no such user')
      const rows = { images: document.images.values(), compressions: document.compressions.values() }
      const own = limitsOf(document.user, limits)
      return {
        images: { used: countSlots('images', document.images.values()), limit: own.images },
        bytes: { used: countBytes(rows), limit: own.bytes },
        compressionsPerImage: { limit: own.compressionsPerImage },
        tilingsPerImage: { limit: own.tilingsPerImage },
      }
    },

    // Through `update`, though nothing is written: what is being created must not be counted twice, or not at all.
    reserve: (userId, { images, bytes, expiresAt }) =>
      update(userId, (draft) => {
        const used = usageOf(draft, limits)
        const held = reservations.held(userId)
        requireRoom('images', images, { used: used.images + held.images, limit: used.limits.images })
        requireRoom('bytes', bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
        const id = newId()
        reservations.add({ id, userId, images, bytes, expiresAt })
        return { id }
      }),

    async resize(reservationId, bytes) {
      const gone = new StoreError('NOT_FOUND', 'The reservation has expired')
      const userId = reservations.find(reservationId)?.userId
      if (userId === undefined) throw gone
      await update(userId, (draft) => {
        const reservation = reservations.find(reservationId)
        if (!reservation) throw gone
        const used = usageOf(draft, limits)
        const held = reservations.held(userId, reservationId)
        if (bytes > reservation.bytes) {
          requireRoom('bytes', bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
        }
        reservations.add({ ...reservation, bytes })
      })
    },

    async release(reservationId) {
      reservations.remove(reservationId)
    },
  }
}
