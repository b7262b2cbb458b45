import type { UploadLogQuery } from '../../contract/admin-inputs.ts'
import type { LoggedUpload } from '../../contract/admin-objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireAdmin } from '../actor.ts'
import { namePeople } from '../users/view-user.ts'

/** The upload log of everybody, or of one, newest first: what was accepted, what was refused and why. `total` is null where only reading everything would tell. */
export async function listUploads(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
  { userId, ...query }: UploadLogQuery,
): Promise<{ uploads: LoggedUpload[]; nextCursor: string | null; total: number | null }> {
  requireAdmin(actor, 'read')
  const { items, nextCursor, total } =
    userId === undefined ? await store.uploads.listAll(query) : await store.uploads.list(userId, query)
  const nameOf = await namePeople(
    { store },
    items.map((row) => row.userId),
  )
  const uploads = items.map(({ userId: owner, ...row }) => ({ ...row, user: nameOf(owner) }))
  return { uploads, nextCursor, total }
}
