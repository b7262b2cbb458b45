import type { TicketRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { ticketExpired } from '../../uploads/upload-links.ts'
import { ServiceError } from '../errors.ts'

/** An address to put a file to is used at once, or not at all. */
const longestPutSeconds = 3600

/** Until when an upload may rest, from now on. */
export function restOf({ config, clock }: Pick<Deps, 'config' | 'clock'>, via: TicketRow['via']): string {
  const { restSeconds } = config.uploads
  const seconds = via === 'put' ? Math.min(restSeconds, longestPutSeconds) : restSeconds
  return new Date(clock().getTime() + seconds * 1000).toISOString()
}

export function isOver({ status }: TicketRow): boolean {
  return status === 'ready' || status === 'failed'
}

/** Throws `CONFLICT` for a ticket that was used, `LINK_EXPIRED` for one that was not and has expired. */
export function requireOpen({ clock }: Pick<Deps, 'clock'>, ticket: TicketRow): TicketRow {
  if (isOver(ticket)) {
    const details = { status: ticket.status, imageId: ticket.imageId }
    throw new ServiceError('CONFLICT', 'This ticket was used already; ask for a new one', { details })
  }
  if (Date.parse(ticket.expiresAt) <= clock().getTime()) throw ticketExpired()
  return ticket
}
