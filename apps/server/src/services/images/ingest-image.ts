import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { UploadWay } from '@tessera/db'
import type { Ingested } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { logRefusal } from '../uploads/log-upload.ts'
import { ingestFile } from './ingest-file.ts'
import { receiveFile } from './receive-file.ts'

type Needs = Parameters<typeof ingestFile>[0] & Pick<Deps, 'collectYoung' | 'disk'>

/** A reservation that nothing ended in this time is given back: longer than any upload lasts. */
const reservationHours = 24

export interface Upload {
  name: string
  source: Readable
  via: UploadWay
  /** Of the client, for the upload log. */
  address: string
}

/**
 * An upload whose size nobody announced: reserve, receive, and then `ingestFile` as for all others. `received` resolves when the source
 * has been read to its end: the next one of the same connection can then begin. Whatever fails, neither a file nor quota is kept, and the
 * source is given up.
 */
export function ingestImage(
  deps: Needs,
  actor: Actor,
  upload: Upload,
): { received: Promise<void>; ingested: Promise<Ingested> } {
  const received = Promise.withResolvers<void>()
  // A caller may be interested in only one of the two.
  received.promise.catch(() => {})
  const ingested = reserveAndIngest(deps, actor, { ...upload, onReceived: received.resolve }).finally(() =>
    upload.source.destroy(),
  )
  ingested.catch(received.reject)
  return { received: received.promise, ingested }
}

async function reserveAndIngest(
  deps: Needs,
  actor: Actor,
  { name, source, via, address, onReceived }: Upload & { onReceived: () => void },
): Promise<Ingested> {
  requireScope(actor, 'write')
  const { store, blobs, clock, disk, pool } = deps
  const { userId } = actor
  const arriving = { userId, name, via, address, bytes: 0 }
  try {
    await disk.requireRoom(0)
    pool.prepare()
    const expiresAt = new Date(clock().getTime() + reservationHours * 3_600_000).toISOString()
    const { id: reservationId } = await store.quota.reserve(userId, { images: 1, bytes: 0, expiresAt })
    try {
      return await blobs.withTempFolder(async (folder) => {
        const path = join(folder, 'original')
        const onBytes = (bytes: number) => {
          arriving.bytes = bytes
        }
        const file = await receiveFile(deps, source, { path, reservationId, onBytes })
        onReceived()
        await store.quota.resize(reservationId, file.bytes)
        return await ingestFile(deps, { userId, name, via, address, path, file, hold: { reservationId } })
      })
    } finally {
      await store.quota.release(reservationId)
    }
  } catch (error) {
    await logRefusal(deps, arriving, error)
    throw error
  }
}
