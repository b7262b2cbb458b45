import { originalKey } from '@tessera/storage'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import type { DirectWork } from '../work-limits.ts'
import { findImage } from './get-image.ts'

/** What it takes to work something out of an image while somebody waits for it. */
export type OriginalNeeds = Pick<Deps, 'store' | 'blobs' | 'pool' | 'config' | 'workLimits'>

/** Has work done on the original of the actor's image, of which nothing is stored or counted. Throws `NOT_FOUND`, `RATE_LIMITED`. */
export async function workOnOriginal<T>(
  { store, blobs, workLimits }: OriginalNeeds,
  actor: Actor,
  { id, kind }: { id: string; kind: DirectWork },
  work: (input: string) => Promise<T>,
): Promise<T> {
  requireScope(actor, 'read')
  const key = originalKey(await findImage({ store }, actor, id))
  return workLimits.run(kind, actor.userId, () => blobs.withFile(key, work))
}
