import { StoreError } from '../errors.ts'
import { requireRoom } from '../quota.ts'
import type { QuotaLimits, TicketRow } from '../rows.ts'
import { compareTexts } from './compare-texts.ts'
import type { Draft } from './draft.ts'
import { type Reservations, usageOf } from './reservations.ts'

/** Tickets that are over and can still be asked for, per user. Open ones are bounded by the quota of images. */
const endedTicketsKept = 100

export function isOver({ status }: TicketRow): boolean {
  return status === 'ready' || status === 'failed'
}

/** A ticket is over: it holds nothing any more, and old ones of its kind go. */
export function endTicket(
  draft: Draft,
  id: string,
  end: Pick<TicketRow, 'status'> & Partial<Pick<TicketRow, 'imageId' | 'error' | 'received'>>,
): void {
  draft.patch('tickets', id, { ...end, state: null })
  const over = draft.list('tickets').filter(isOver)
  over.sort((a, b) => compareTexts(a.createdAt, b.createdAt) || compareTexts(a.id, b.id))
  for (const old of over.slice(0, Math.max(over.length - endedTicketsKept, 0)))
    draft.remove('tickets', old.id)
}

/** Changes the bytes that a ticket holds. Throws `QUOTA_EXCEEDED`. */
export function requireBytes(
  draft: Draft,
  {
    ticket,
    bytes,
    reservations,
    limits,
  }: { ticket: TicketRow; bytes: number; reservations: Reservations; limits: QuotaLimits },
): void {
  if (bytes <= ticket.bytes) return
  const used = usageOf(draft, limits)
  const held = reservations.held(draft, ticket.id)
  requireRoom('bytes', bytes, { used: used.bytes + held.bytes, limit: used.limits.bytes })
}

/** Throws `NOT_FOUND` for a ticket that is gone or has expired, `CONFLICT` for one that is over. */
export function requireOpen(ticket: TicketRow | undefined, now: string): TicketRow {
  if (!ticket || ticket.expiresAt <= now) {
    throw new StoreError('NOT_FOUND', 'There is no such ticket, or it has expired')
  }
  if (isOver(ticket)) throw new StoreError('CONFLICT', 'The ticket was used', { details: { id: ticket.id } })
  return ticket
}
