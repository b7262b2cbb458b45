import type { ShareRow } from '@tessera/db'
import type { NewShare } from '../../contract/share-inputs.ts'
import type { Share } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { isId } from '../../ids.ts'
import { type Actor, requireScope } from '../actor.ts'
import { hashSecret, makeSecret } from '../auth/credentials.ts'
import { notFound, ServiceError } from '../errors.ts'
import { listSharedFiles } from './list-shared-files.ts'
import { toShare } from './to-share.ts'

type Needs = Pick<Deps, 'store' | 'links' | 'clock' | 'ids' | 'passwords' | 'sharing'>

/**
 * Shares images, compressions or a tiling by a link that needs no login. Its token is in this answer and nowhere else. What leaves by it begins to be
 * made. Throws `NOT_FOUND` if one of the things is not the actor's, `NOT_GENERATED` if one is not ready, `QUOTA_EXCEEDED` beyond 1,000 shares.
 */
export async function createShare(
  deps: Needs,
  actor: Actor,
  input: NewShare,
): Promise<{ share: Share; url: string }> {
  // Who gives a link away gives what can be read by it.
  requireScope(actor, 'write')
  requireScope(actor, 'read')
  const { store, links, clock, ids, passwords, sharing } = deps
  const { tilingId = null, title = null, password } = input
  const [imageIds, compressionIds] = [unique(input.imageIds), unique(input.compressionIds)]
  await requireShareable(deps, actor, { imageIds, compressionIds, tilingId })
  const token = makeSecret('tsh')
  const created = clock()
  const row: ShareRow = {
    id: ids(),
    hash: hashSecret(token),
    userId: actor.userId,
    imageIds,
    compressionIds,
    tilingId,
    title,
    passwordHash: password === undefined ? null : await passwords.hash(password),
    views: 0,
    createdAt: created.toISOString(),
    expiresAt: expiryOf(created, input.expiresInHours),
  }
  await store.shares.create(row)
  // So that whoever opens it first need not wait; what fails is tried again then.
  for (const { rendition } of await listSharedFiles(deps, row))
    if (rendition) void sharing.renditions.ensure(rendition).catch(() => undefined)
  return { share: toShare(sharing.views, row), url: `${links.origin}/s/${token}` }
}

/** In the order in which they were first named. */
function unique(ids: readonly string[] = []): string[] {
  return [...new Set(ids)]
}

export function expiryOf(from: Date, hours: number): string {
  return new Date(from.getTime() + hours * 3_600_000).toISOString()
}

async function requireShareable(
  { store }: Pick<Deps, 'store'>,
  { userId }: Actor,
  { imageIds, compressionIds, tilingId }: Pick<ShareRow, 'imageIds' | 'compressionIds' | 'tilingId'>,
): Promise<void> {
  for (const id of imageIds) if (!isId(id) || !(await store.images.get(userId, id))) throw notFound('image')
  for (const id of compressionIds) {
    const row = isId(id) ? await store.compressions.find(userId, id) : null
    if (!row) throw notFound('compression')
    requireReady('compression', row)
  }
  if (tilingId === null) return
  const row = isId(tilingId) ? await store.tilings.find(userId, tilingId) : null
  if (!row) throw notFound('tiling')
  requireReady('tiling', row)
}

function requireReady(what: string, { id, status }: { id: string; status: string }): void {
  if (status === 'ready') return
  const details = { id, status }
  throw new ServiceError('NOT_GENERATED', `Expected a ${what} that is ready but this one is ${status}`, {
    details,
  })
}
