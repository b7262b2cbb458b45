import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'

/** The tags that the actor's images have, by name, each with how many images have it. */
export async function listTags(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
): Promise<{ tags: { tag: string; count: number }[] }> {
  requireScope(actor, 'read')
  return { tags: await store.images.tags(actor.userId) }
}
