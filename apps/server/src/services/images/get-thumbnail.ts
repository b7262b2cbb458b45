import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { toImage } from '../views.ts'
import { findImage } from './get-image.ts'

/** A link to the thumbnail. Throws `NOT_GENERATED` while it is being made. */
export async function getThumbnail(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { id }: ById,
): Promise<string> {
  requireScope(actor, 'read')
  const { thumbnail } = toImage(links, await findImage({ store }, actor, id))
  if (!thumbnail) throw new ServiceError('NOT_GENERATED', 'The thumbnail of this image is still being made')
  return thumbnail.url
}
