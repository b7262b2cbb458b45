import type { TicketRow } from '@tessera/db'
import type { ById } from '../../contract/inputs.ts'
import type { Ticket } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toImage } from '../views.ts'
import { isOver, requireOpen } from './ticket-life.ts'

/** How far an upload is, and what came of it. Throws `LINK_EXPIRED` for one that was never finished. */
export async function getTicket(
  { store, links, partials, clock }: Pick<Deps, 'store' | 'links' | 'partials' | 'clock'>,
  actor: Actor,
  { id }: ById,
): Promise<Ticket> {
  requireScope(actor, 'read')
  const row = await findTicket({ store }, actor, id)
  if (!isOver(row)) requireOpen({ clock }, row)
  const receiving = partials.receiving(row.id)
  const image = row.imageId === null ? null : await store.images.get(actor.userId, row.imageId)
  return {
    ticket: row.id,
    status: receiving === undefined ? row.status : 'receiving',
    received: receiving ?? row.received,
    image: image && toImage(links, image),
    error: row.error,
    expiresAt: row.expiresAt,
  }
}

/** The actor's ticket of this id. Throws `NOT_FOUND`: for another's, too, and for what is no id. */
export async function findTicket(
  { store }: Pick<Deps, 'store'>,
  actor: Pick<Actor, 'userId'>,
  id: string,
): Promise<TicketRow> {
  const row = isId(id) ? await store.tickets.get(actor.userId, id) : null
  if (!row) throw notFound('upload')
  return row
}
