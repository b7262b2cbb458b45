import type { Readable } from 'node:stream'
import type { TicketRow } from '@tessera/db'
import type { Ingested } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { notFound, ServiceError } from '../errors.ts'
import { failTicket } from './finish-ticket.ts'
import { receiveBytes } from './receive-bytes.ts'
import { requireOpen } from './ticket-life.ts'

type Needs = Parameters<typeof receiveBytes>[0] & Pick<Deps, 'uploadLinks'>

export interface PutUpload {
  /** The last part of the address that was put to. */
  token: string
  source: Readable
  /** Of the body, where the client says so. */
  length: number | null
  address: string
  /** Called when the bytes are about to be read: a refusal before costs the client no upload. */
  onBegin: () => void
}

/**
 * Takes the one file of a signed ticket. A body of another length than was announced, or of other bytes, ends the ticket; a
 * connection that breaks off does not: the same address can be put to again until it expires. Throws `FORBIDDEN`, `NOT_FOUND`,
 * `LINK_EXPIRED`, `CONFLICT` (used, or being written), `INVALID_INPUT`, and what ingesting throws.
 */
export async function putUpload(deps: Needs, upload: PutUpload): Promise<Ingested> {
  const { store, partials, uploadLocks, uploadLinks } = deps
  const { ticketId } = uploadLinks.open(upload.token)
  const find = async () => requireOpen(deps, (await store.tickets.find(ticketId)) ?? missing())
  await find()
  using lock = await uploadLocks.acquire(ticketId)
  try {
    const ticket = await find()
    const owner = await store.users.get(ticket.userId)
    if (!owner || owner.disabled)
      throw new ServiceError('FORBIDDEN', 'The owner of this ticket has no account')
    if (upload.length !== null && upload.length !== ticket.bytes)
      throw await refuseLength(deps, ticket, { received: 0, length: upload.length, address: upload.address })
    upload.onBegin()
    const { address, source } = upload
    const outcome = await receiveBytes(deps, { ticket, lock }, { offset: 0, source, address })
    if (outcome.ingested) return outcome.ingested
    if (outcome.broken === null) {
      const { received } = outcome
      throw await refuseLength(deps, ticket, { received, length: received, address })
    }
    throw new ServiceError('INVALID_INPUT', 'The connection broke off in the middle of the upload', {
      cause: outcome.broken,
    })
  } finally {
    // A put is whole or nothing.
    await partials.remove(ticketId)
  }
}

/** The announced length was a lie: the ticket is over. */
async function refuseLength(
  deps: Needs,
  ticket: TicketRow,
  { received, length, address }: { received: number; length: number; address: string },
): Promise<ServiceError> {
  const error = new ServiceError(
    'INVALID_INPUT',
    `Expected ${ticket.bytes} bytes, as announced, but received ${length}`,
    { details: { expected: ticket.bytes, received: length } },
  )
  await failTicket(deps, ticket, { error, received, address })
  return error
}

function missing(): never {
  throw notFound('upload')
}
