import type { ImageRow, TicketRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound, storedFailure } from '../errors.ts'
import { requireOpen, restOf } from './ticket-life.ts'

type Needs = Pick<Deps, 'store' | 'partials' | 'config' | 'clock'>

/** An upload of the actor's that can go on, or has become an image. */
export interface Resumable {
  ticket: TicketRow
  /** From where on bytes are wanted. */
  offset: number
  imageId: string | null
}

/**
 * Finds an upload by its id, or by that of the image that it would have been. Throws `NOT_FOUND`, `LINK_EXPIRED`, and for one that failed
 * what it failed of.
 */
export async function findResumable(deps: Needs, actor: Actor, id: string): Promise<Resumable> {
  requireScope(actor, 'write')
  const { store } = deps
  if (!isId(id)) throw notFound('upload')
  const ticket = await store.tickets.get(actor.userId, id)
  if (!ticket) {
    const image = await store.images.get(actor.userId, id)
    if (!image) throw notFound('upload')
    return { ticket: asFinished(deps, image), offset: image.bytes, imageId: image.id }
  }
  if (ticket.via !== 'tus') throw notFound('upload')
  if (ticket.status === 'ready') return { ticket, offset: ticket.bytes, imageId: ticket.imageId }
  if (ticket.status === 'failed' && ticket.error) throw storedFailure(ticket.error)
  requireOpen(deps, ticket)
  return { ticket, offset: await offsetOf(deps, ticket), imageId: null }
}

/** What was recorded as being on disk; more may have arrived in a process that was killed, and is asked for again. */
async function offsetOf({ partials }: Needs, { id, received }: TicketRow): Promise<number> {
  const receiving = partials.receiving(id)
  if (receiving !== undefined) return receiving
  // The file was lost, or moved away by an attempt to store it that came to nothing: from the beginning then.
  return (await partials.size(id)) >= received ? received : 0
}

function asFinished(deps: Needs, { id, userId, name, bytes, sha256, createdAt }: ImageRow): TicketRow {
  return {
    id,
    userId,
    via: 'tus',
    name,
    bytes,
    sha256,
    status: 'ready',
    received: bytes,
    imageId: id,
    error: null,
    state: null,
    createdAt,
    expiresAt: restOf(deps, 'tus'),
  }
}
