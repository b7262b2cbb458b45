import type { Deps } from '../../deps.ts'

/** How long deliveries that are over can be looked up. */
const deliveryDays = 30

/** Deletes what has expired: sessions, shares, invitations, answers kept for idempotency keys, and deliveries that are over. */
export async function sweepExpired({
  store,
  clock,
  logger,
}: Pick<Deps, 'store' | 'clock' | 'logger'>): Promise<void> {
  const now = clock().toISOString()
  const oldest = new Date(clock().getTime() - deliveryDays * 86_400_000).toISOString()
  const swept = {
    sessions: await store.sessions.deleteExpired(now),
    shares: await store.shares.deleteExpired(now),
    invitations: await store.invitations.deleteExpired(now),
    idempotencyKeys: await store.idempotencyKeys.deleteExpired(now),
    deliveries: await store.deliveries.deleteOld(oldest),
  }
  if (Object.values(swept).some((count) => count > 0)) logger.info(swept, 'what had expired was deleted')
}
