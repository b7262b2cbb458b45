import type { UpdateShare } from '../../contract/share-inputs.ts'
import type { Share } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { expiryOf } from './create-share.ts'
import { toShare } from './to-share.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'passwords' | 'sharing'>

/** Changes what is named; another password ends what the old one opened. Throws `NOT_FOUND`. */
export async function updateShare(
  { store, clock, passwords, sharing }: Needs,
  actor: Actor,
  { id, title, expiresInHours, password }: UpdateShare,
): Promise<{ share: Share }> {
  requireScope(actor, 'write')
  requireScope(actor, 'read')
  const passwordHash = typeof password === 'string' ? await passwords.hash(password) : password
  const expiresAt = expiresInHours === undefined ? undefined : expiryOf(clock(), expiresInHours)
  const row = await store.shares.update(actor.userId, id, { title, expiresAt, passwordHash })
  return { share: toShare(sharing.views, row) }
}
