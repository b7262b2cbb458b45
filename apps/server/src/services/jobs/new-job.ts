import type { JobKind, JobRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'

/** A job that waits for its turn. */
export function newJob(
  { ids }: Pick<Deps, 'ids'>,
  image: { userId: string; id: string },
  { kind, outputId = null, now }: { kind: JobKind; outputId?: string | null; now: string },
): JobRow {
  return {
    id: ids(),
    userId: image.userId,
    kind,
    status: 'queued',
    imageId: image.id,
    outputId,
    attempts: 0,
    notBefore: null,
    error: null,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
  }
}
