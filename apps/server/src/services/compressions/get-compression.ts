import type { OneOfImage } from '../../contract/inputs.ts'
import type { Compression } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { findImage } from '../images/get-image.ts'
import { toCompression } from '../views.ts'

export async function getCompression(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { imageId, id }: OneOfImage,
): Promise<{ compression: Compression }> {
  requireScope(actor, 'read')
  const image = await findImage({ store }, actor, imageId)
  const row = isId(id) ? await store.compressions.get(actor.userId, imageId, id) : null
  if (!row) throw notFound('compression')
  return { compression: toCompression(links, row, image.name) }
}
