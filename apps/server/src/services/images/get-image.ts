import type { ImageRow } from '@tessera/db'
import type { ByHash, ById } from '../../contract/inputs.ts'
import type { Image } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'
import { toImage } from '../views.ts'

export async function getImage(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { id }: ById,
): Promise<{ image: Image }> {
  requireScope(actor, 'read')
  return { image: toImage(links, await findImage({ store }, actor, id)) }
}

/** By MD5 or SHA-256 of the original's bytes. */
export async function getImageByHash(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  input: ByHash,
): Promise<{ image: Image }> {
  requireScope(actor, 'read')
  const hash = input.hash.toLowerCase()
  const row = await store.images.findByHash(
    actor.userId,
    hash.length === 32 ? { md5: hash } : { sha256: hash },
  )
  if (!row) throw notFound('image')
  return { image: toImage(links, row) }
}

/** The actor's image of this id. Throws `NOT_FOUND`: for another's, too, and for what is no id. */
export async function findImage({ store }: Pick<Deps, 'store'>, actor: Actor, id: string): Promise<ImageRow> {
  const row = isId(id) ? await store.images.get(actor.userId, id) : null
  if (!row) throw notFound('image')
  return row
}
