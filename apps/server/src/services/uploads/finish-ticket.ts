import { StoreError, type TicketRow } from '@tessera/db'
import { BlobError } from '@tessera/storage'
import type { Ingested } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError, toRowError } from '../errors.ts'
import { ingestFile } from '../images/ingest-file.ts'
import { describeRefusal } from './log-upload.ts'

type Needs = Parameters<typeof ingestFile>[0] & Pick<Deps, 'partials' | 'uploadLocks' | 'disk'>

/**
 * Makes an image of a ticket whose bytes are all there. Throws `INVALID_INPUT` when they are not those that were announced, and what
 * `ingestFile` throws; then the ticket has failed, what it held is free again and the file is gone. Only what is the server's own trouble
 * leaves it open, to be tried again. The lock must be held.
 */
export async function finishTicket(
  deps: Needs,
  ticket: TicketRow,
  { address }: { address: string },
): Promise<Ingested> {
  const { partials } = deps
  const { id, userId, name, via, bytes } = ticket
  try {
    const file = await partials.digest(id, bytes)
    if (ticket.sha256 !== null && file.sha256 !== ticket.sha256) {
      const details = { expected: ticket.sha256, received: file.sha256 }
      throw new ServiceError('INVALID_INPUT', 'The bytes have another SHA-256 than was announced', {
        details,
      })
    }
    const path = partials.pathOf(id)
    const ingested = await ingestFile(deps, {
      userId,
      name,
      via,
      address,
      path,
      file,
      hold: { ticketId: id },
    })
    await partials.remove(id)
    return ingested
  } catch (error) {
    if (!isServersTrouble(error)) await failTicket(deps, ticket, { error, received: bytes, address })
    throw error
  }
}

/** The ticket is over without an image: told to who asks for it, and in the upload log; its bytes go. */
export async function failTicket(
  deps: Pick<Deps, 'store' | 'partials' | 'ids' | 'clock'>,
  { id, userId, name, via }: TicketRow,
  { error, received, address }: { error: unknown; received: number; address: string },
): Promise<void> {
  const upload = describeRefusal(deps, { userId, name, via, address, bytes: received }, error)
  await deps.store.tickets.fail(userId, id, toRowError(error), upload)
  await deps.partials.remove(id)
}

/** Whether the same bytes may be taken later: no disk, no scanner, a store that is read-only or shutting down. */
function isServersTrouble(error: unknown): boolean {
  const known = error instanceof ServiceError || error instanceof StoreError || error instanceof BlobError
  return known && ['UNAVAILABLE', 'BLOB_UNAVAILABLE', 'OUT_OF_DISK'].includes(error.code)
}
