import type { Deps } from '../../deps.ts'

/** Deletes tickets that have expired, and files of uploads of which there is no ticket (any more). What is being written is left alone. */
export async function sweepUploads({
  store,
  partials,
  uploadLocks,
  clock,
  logger,
}: Pick<Deps, 'store' | 'partials' | 'uploadLocks' | 'clock' | 'logger'>): Promise<void> {
  const tickets = await store.tickets.deleteExpired(clock().toISOString())
  let files = 0
  // A ticket comes before its file, so a file without one is nobody's.
  for (const id of await partials.list()) {
    if (uploadLocks.isHeld(id) || (await store.tickets.find(id))) continue
    await partials.remove(id)
    files++
  }
  if (tickets.length > 0 || files > 0)
    logger.info({ tickets: tickets.length, files }, 'uploads that had expired were deleted')
}
