import { StoreError } from '../errors.ts'
import type { QuotaStore } from '../port.ts'
import { countBytes, countSlots, limitsOf, requireRoom } from '../quota.ts'
import type { QuotaLimits } from '../rows.ts'
import type { Engine } from './engine.ts'
import { splitValue } from './lookup-entries.ts'
import { type Reservations, usageOf } from './reservations.ts'
import { requireBytes, requireOpen } from './ticket-ends.ts'

export function createQuota(
  { read, update, lookup, totals }: Engine,
  reservations: Reservations,
  { limits, newId, clock }: { limits: QuotaLimits; newId: () => string; clock: () => Date },
): QuotaStore {
  async function resizeTicket(userId: string, id: string, bytes: number): Promise<void> {
    await update(userId, (draft) => {
      const ticket = requireOpen(draft.get('tickets', id), clock().toISOString())
      requireBytes(draft, { ticket, bytes, reservations, limits })
      if (bytes !== ticket.bytes) draft.patch('tickets', id, { bytes })
    })
  }

  return {
    async usage(userId) {
      const document = await read(userId)
      if (!document) throw new StoreError('NOT_FOUND', 'There is no such user')
      const { images, compressions, tilings } = document
      const rows = {
        images: images.values(),
        compressions: compressions.values(),
        tilings: tilings.values(),
      }
      const own = limitsOf(document.user, limits)
      return {
        images: { used: countSlots('images', images.values()), limit: own.images },
        bytes: { used: countBytes(rows), limit: own.bytes },
        compressionsPerImage: { limit: own.compressionsPerImage },
        tilingsPerImage: { limit: own.tilingsPerImage },
      }
    },

    async total() {
      const { get } = totals
      return {
        users: get('users'),
        images: get('images'),
        compressions: get('compressions'),
        tilings: get('tilings'),
        bytes: get('bytes'),
      }
    },

    // Through `update`, though nothing is written: what is being created must not be counted twice, or not at all.
    reserve: (userId, { images, bytes, expiresAt }) =>
      update(userId, (draft) => {
        const used = usageOf(draft, limits)
        const held = reservations.held(draft)
        requireRoom('images', images, { used: used.images + held.images, limit: used.limits.images })
        requireRoom('bytes', bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
        const id = newId()
        reservations.add({ id, userId, images, bytes, expiresAt })
        return { id }
      }),

    async resize(reservationId, bytes) {
      const ticket = lookup.find('tickets', reservationId)
      if (ticket !== undefined) return resizeTicket(splitValue(ticket).userId, reservationId, bytes)
      const gone = new StoreError('NOT_FOUND', 'The reservation has expired')
      const userId = reservations.find(reservationId)?.userId
      if (userId === undefined) throw gone
      await update(userId, (draft) => {
        const reservation = reservations.find(reservationId)
        if (!reservation) throw gone
        const used = usageOf(draft, limits)
        const held = reservations.held(draft, reservationId)
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
