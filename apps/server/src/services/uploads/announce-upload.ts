import type { NewUpload } from '../../contract/inputs.ts'
import type { Image, NewTicket } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'
import { createTicket } from './create-ticket.ts'

type Needs = Parameters<typeof createTicket>[0] & Pick<Deps, 'uploadLinks'>

/** A ticket for one file and the signed address to put it to; or the image, where its bytes are the actor's own already. Throws what `createTicket` throws. */
export async function announceUpload(
  deps: Needs,
  actor: Actor,
  input: NewUpload & { address: string },
): Promise<NewTicket | { image: Image }> {
  const made = await createTicket(deps, actor, { ...input, via: 'put' })
  if ('image' in made) return made
  const { id, expiresAt } = made.ticket
  return {
    ticket: id,
    url: deps.uploadLinks.sign(deps.links.origin, made.ticket),
    method: 'PUT',
    expiresAt,
  }
}
