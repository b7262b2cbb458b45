import type { UploadRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { toRowError } from '../errors.ts'

type Arrived = Pick<UploadRow, 'userId' | 'name' | 'via' | 'address'>

/** The line of the upload log for what was taken. */
export function describeUpload(
  { ids, clock }: Pick<Deps, 'ids' | 'clock'>,
  { userId, name, via, address, file }: Arrived & { file: { bytes: number } },
  end: Pick<UploadRow, 'outcome' | 'imageId'>,
): UploadRow {
  const createdAt = clock().toISOString()
  return { id: ids(), userId, name, via, address, bytes: file.bytes, error: null, createdAt, ...end }
}

/** The line for what was refused, `bytes` being what had arrived. */
export function describeRefusal(
  { ids, clock }: Pick<Deps, 'ids' | 'clock'>,
  { userId, name, via, address, bytes }: Arrived & { bytes: number },
  cause: unknown,
): UploadRow {
  const end = { outcome: 'refused', imageId: null, error: toRowError(cause) } as const
  return { id: ids(), userId, name, via, address, bytes, createdAt: clock().toISOString(), ...end }
}

/** Puts a refusal into the upload log. That this fails too is no news to who uploaded. */
export async function logRefusal(
  deps: Pick<Deps, 'store' | 'ids' | 'clock' | 'logger'>,
  upload: Arrived & { bytes: number },
  cause: unknown,
): Promise<void> {
  await deps.store.uploads.add(describeRefusal(deps, upload, cause)).catch((error: unknown) => {
    deps.logger.warn({ err: error, userId: upload.userId }, 'a refused upload could not be logged')
  })
}
