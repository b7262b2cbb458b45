import type { Deps } from '../../deps.ts'
import type { SignedUrl } from '../../links.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ServiceError } from '../errors.ts'
import { toCompression, toImage } from '../views.ts'
import { findImage } from './get-image.ts'

/** How many of an image's compressions are looked through for a format; the quota is far below. */
const lookedThrough = 100

/** A link to the newest file of a format: a ready compression, or the original. Without a format, the original. Throws `NOT_GENERATED`. */
export async function getDownload(
  { store, links }: Pick<Deps, 'store' | 'links'>,
  actor: Actor,
  { id, format }: { id: string; format?: string | undefined },
): Promise<SignedUrl> {
  requireScope(actor, 'read')
  const row = await findImage({ store }, actor, id)
  const { url, urlExpiresAt } = toImage(links, row)
  if (format === undefined) return { url, urlExpiresAt }
  const { items } = await store.compressions.list(actor.userId, id, { limit: lookedThrough })
  // One that was made again is as new as what it was made to.
  const [newest] = items
    .filter(({ status, result }) => status === 'ready' && result?.format === format)
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const made = newest && toCompression(links, newest, row.name)
  if (made?.url && made.urlExpiresAt) return { url: made.url, urlExpiresAt: made.urlExpiresAt }
  if (row.format === format) return { url, urlExpiresAt }
  throw new ServiceError(
    'NOT_GENERATED',
    `There is no ${format} of this image yet; make one by a compression`,
  )
}
