import type { CreateZip } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import type { SignedUrl } from '../../links.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { findImage } from './get-image.ts'
import { listZipFiles } from './list-zip-files.ts'
import { toZipClaim } from './zip-link.ts'

/**
 * A link to an archive of many images, made while it is downloaded. Throws `NOT_FOUND` if one of them is not the actor's, and
 * `NOT_GENERATED` where there would be nothing in it.
 */
export async function createZip(
  { store, blobs, links }: Pick<Deps, 'store' | 'blobs' | 'links'>,
  actor: Actor,
  { ids, include }: CreateZip,
): Promise<SignedUrl> {
  requireScope(actor, 'read')
  for (const id of ids) await findImage({ store }, actor, id)
  const selection = { userId: actor.userId, ids, include }
  const files = await listZipFiles({ store, blobs }, selection)
  if (files.length === 0)
    throw new ServiceError('NOT_GENERATED', 'None of these images has a compression that is ready')
  return links.sign(toZipClaim(selection), 'images.zip')
}
