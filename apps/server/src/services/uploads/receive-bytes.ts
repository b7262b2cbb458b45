import { addAbortSignal, type Readable } from 'node:stream'
import type { TicketRow } from '@tessera/db'
import type { Ingested } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import type { UploadLock } from '../../uploads/upload-locks.ts'
import { ServiceError } from '../errors.ts'
import { failTicket, finishTicket } from './finish-ticket.ts'
import { requireOpen, restOf } from './ticket-life.ts'

type Needs = Parameters<typeof finishTicket>[0] & Pick<Deps, 'stopping'>

/** Bytes on their way to a ticket, from `offset` on. */
export interface Incoming {
  offset: number
  source: Readable
  address: string
}

/** What became of them: all there and an image, or some, `broken` being why no more came. */
export type Received =
  | { received: number; ingested: Ingested }
  | { received: number; ingested: null; broken: unknown }

/**
 * Writes what comes to the ticket's partial file, and has its progress recorded; once all is there it becomes an image, and the ticket
 * is over. Throws `INVALID_INPUT` when more comes than was announced, which ends a ticket of one put, and what `finishTicket` throws. The lock must be held.
 */
export async function receiveBytes(
  deps: Needs,
  { ticket, lock }: { ticket: TicketRow; lock: UploadLock },
  { offset, source, address }: Incoming,
): Promise<Received> {
  const { store, partials, disk, clock, stopping, pool } = deps
  const { id, userId, bytes, via } = requireOpen(deps, ticket)
  const record = async (received: number): Promise<void> => {
    await store.tickets.update(userId, id, { status: 'receiving', received, expiresAt: restOf(deps, via) })
  }
  // It must not expire under the writer's hands before its first checkpoint.
  const halfOver = (Date.parse(ticket.createdAt) + Date.parse(ticket.expiresAt)) / 2 < clock().getTime()
  if (halfOver) await record(offset)
  const room = await disk.holdRoom(() => bytes - (partials.receiving(id) ?? offset))
  pool.prepare()
  // What can go on after a restart need not be waited for, and is recorded before the store closes.
  const end = via === 'tus' ? AbortSignal.any([lock.signal, stopping]) : lock.signal
  const appending = partials.append(id, addAbortSignal(end, source), {
    offset,
    limit: bytes,
    onBytes: lock.touch,
    // All of it is not told before there is an image, which is the record of the last bytes: who asks must not take it for finished.
    onCheckpoint: async (arrived) => void (arrived < bytes && (await record(arrived))),
  })
  const { received, overflowed, broken } = await appending.finally(() => room[Symbol.dispose]())
  if (overflowed) {
    const error = new ServiceError(
      'INVALID_INPUT',
      `Expected ${bytes} bytes, as announced, but received more`,
      { details: { expected: bytes } },
    )
    // A put is whole or nothing: like any other wrong length, this one ends the ticket.
    if (via === 'put') await failTicket(deps, ticket, { error, received, address })
    throw error
  }
  if (received < bytes) return { received, ingested: null, broken }
  lock.settle()
  return { received, ingested: await finishTicket(deps, ticket, { address }) }
}
