import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { findTicket } from './get-ticket.ts'

/** Gives an upload up: what arrived and what was reserved go. Throws `CONFLICT` for one that became an image; that one is to be deleted itself. */
export async function cancelTicket(
  { store, partials, uploadLocks }: Pick<Deps, 'store' | 'partials' | 'uploadLocks'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireScope(actor, 'write')
  await findTicket({ store }, actor, id)
  using _lock = await uploadLocks.acquire(id, { force: true })
  const row = await findTicket({ store }, actor, id)
  if (row.status === 'ready') {
    const details = { imageId: row.imageId }
    throw new ServiceError('CONFLICT', 'This upload is finished; delete its image instead', { details })
  }
  await store.tickets.delete(actor.userId, id)
  await partials.remove(id)
}
