import type { TicketRow } from '@tessera/db'
import { originalKey } from '@tessera/storage'
import type { NewUpload } from '../../contract/inputs.ts'
import { cleanFileName } from '../../contract/names.ts'
import type { Image } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { toImage } from '../views.ts'
import { logRefusal } from './log-upload.ts'
import { restOf } from './ticket-life.ts'

type Needs = Pick<Deps, 'store' | 'blobs' | 'links' | 'config' | 'clock' | 'ids' | 'disk' | 'logger'>

export interface Announced extends NewUpload {
  via: TicketRow['via']
  /** Of the client, for the upload log. */
  address: string
}

/**
 * Reserves an image and its bytes for an upload that is about to come. Bytes that are the actor's own already, by the SHA-256, are answered
 * with their image, whatever the quota. Throws `TOO_LARGE`, `QUOTA_EXCEEDED`, `OUT_OF_DISK`.
 */
export async function createTicket(
  deps: Needs,
  actor: Actor,
  { name, bytes, sha256, via, address }: Announced,
): Promise<{ image: Image } | { ticket: TicketRow }> {
  requireScope(actor, 'write')
  const { store, config, clock, ids, disk } = deps
  const { userId } = actor
  const known = sha256 === undefined ? null : await findStored(deps, userId, sha256)
  if (known) return { image: known }
  const ticket: TicketRow = {
    id: ids(),
    userId,
    via,
    name: cleanFileName(name),
    bytes,
    sha256: sha256 ?? null,
    status: 'pending',
    received: 0,
    imageId: null,
    error: null,
    state: null,
    createdAt: clock().toISOString(),
    expiresAt: restOf(deps, via),
  }
  try {
    const { maxBytes } = config.uploads
    if (bytes > maxBytes) {
      const details = { limit: maxBytes }
      throw new ServiceError('TOO_LARGE', `Expected a file of at most ${maxBytes} bytes`, { details })
    }
    await disk.requireRoom(bytes)
    await store.tickets.create(ticket)
  } catch (error) {
    await logRefusal(deps, { userId, name: ticket.name, via, address, bytes: 0 }, error)
    throw error
  }
  return { ticket }
}

/** The user's image of these bytes, if it is whole: one whose original is lost is to be sent again. */
async function findStored(
  { store, blobs, links }: Needs,
  userId: string,
  sha256: string,
): Promise<Image | null> {
  const known = await store.images.findByHash(userId, { sha256 })
  if (!known || !(await blobs.head(originalKey(known)))) return null
  return toImage(links, known)
}
