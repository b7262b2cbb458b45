import { StoreError } from '../errors.ts'
import type { TicketStore } from '../port.ts'
import { requireRoom } from '../quota.ts'
import type { QuotaLimits, TicketRow } from '../rows.ts'
import type { Engine } from './engine.ts'
import { splitValue } from './lookup-entries.ts'
import { type Reservations, usageOf } from './reservations.ts'
import { sweep, usersWithBefore } from './sweep.ts'
import { endTicket, isOver, requireBytes, requireOpen } from './ticket-ends.ts'
import { logUpload } from './uploads.ts'

export function createTickets(
  engine: Engine,
  reservations: Reservations,
  { limits, clock }: { limits: QuotaLimits; clock: () => Date },
): TicketStore {
  const { read, update, lookup } = engine
  const find = async (userId: string, id: string): Promise<TicketRow | null> =>
    (await read(userId))?.tickets.get(id) ?? null

  return {
    create: (ticket) =>
      update(ticket.userId, (draft) => {
        const used = usageOf(draft, limits)
        const held = reservations.held(draft)
        requireRoom('images', 1, { used: used.images + held.images, limit: used.limits.images })
        requireRoom('bytes', ticket.bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
        draft.put('tickets', ticket)
      }),

    async find(id) {
      const value = lookup.find('tickets', id)
      return value === undefined ? null : find(splitValue(value).userId, id)
    },

    get: find,

    update: (userId, id, { bytes, ...patch }) =>
      update(userId, (draft) => {
        const ticket = requireOpen(draft.get('tickets', id), clock().toISOString())
        if (bytes !== undefined) requireBytes(draft, { ticket, bytes, reservations, limits })
        const fields = Object.entries({ ...patch, bytes }).filter(([, value]) => value !== undefined)
        return draft.patch('tickets', id, Object.fromEntries(fields))
      }),

    finish: (userId, id, { imageId, upload }) =>
      update(userId, (draft) => {
        const ticket = draft.get('tickets', id)
        if (!ticket) throw new StoreError('NOT_FOUND', 'There is no such ticket')
        // Not by its expiry: what has arrived in time may be looked at for a while.
        requireOpen(ticket, ticket.createdAt)
        const image = draft.get('images', imageId)
        if (!image) throw new StoreError('NOT_FOUND', 'There is no such image')
        endTicket(draft, id, { status: 'ready', imageId, received: image.bytes })
        if (upload) logUpload(draft, upload)
      }),

    fail: (userId, id, error, upload) =>
      update(userId, (draft) => {
        const ticket = draft.get('tickets', id)
        if (!ticket || isOver(ticket)) return
        endTicket(draft, id, { status: 'failed', error })
        if (upload) logUpload(draft, upload)
      }),

    async delete(userId, id) {
      if (!lookup.userIds.has(userId)) return null
      return update(userId, (draft) => {
        const ticket = draft.get('tickets', id)
        if (ticket) draft.remove('tickets', id)
        return ticket ?? null
      })
    },

    async deleteExpired(now) {
      const removed = await sweep(engine, usersWithBefore(engine, 'tickets', now), (draft) => {
        const expired = draft.list('tickets').filter(({ expiresAt }) => expiresAt < now)
        for (const { id } of expired) draft.remove('tickets', id)
        return expired
      })
      return removed.flat()
    },
  }
}
