import type { OneOfImage } from '../../contract/inputs.ts'
import type { Tiling } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { findImage } from '../images/get-image.ts'
import { toTiling } from '../views.ts'

export async function getTiling(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { imageId, id }: OneOfImage,
): Promise<{ tiling: Tiling }> {
  requireScope(actor, 'read')
  const image = await findImage({ store }, actor, imageId)
  const row = isId(id) ? await store.tilings.get(actor.userId, imageId, id) : null
  if (!row) throw notFound('tiling')
  return { tiling: toTiling(links, row, image) }
}
