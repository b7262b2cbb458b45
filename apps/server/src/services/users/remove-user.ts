import { userPrefix } from '@tessera/storage'
import type { Deps } from '../../deps.ts'

/** Deletes an account with all rows and files. Throws `NOT_FOUND`, and `CONFLICT` for the last admin. */
export async function removeUser(
  {
    store,
    blobs,
    jobs,
    logger,
    revocations,
  }: Pick<Deps, 'store' | 'blobs' | 'jobs' | 'logger' | 'revocations'>,
  userId: string,
): Promise<void> {
  const { stoppedJobs } = await store.users.delete(userId)
  revocations.announce(userId)
  for (const id of stoppedJobs) jobs.stop(id)
  // The rows are gone, so the deletion stands; files that could not be removed are orphans, which a later sweep finds.
  await blobs.deletePrefix(userPrefix(userId)).catch((error: unknown) => {
    logger.error({ err: error, userId }, 'the files of a deleted account could not be removed')
  })
}
