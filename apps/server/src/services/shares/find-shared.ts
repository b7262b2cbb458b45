import type { ShareRow } from '@tessera/db'
import type { Deps } from '../../deps.ts'
import { hashSecret } from '../auth/credentials.ts'
import { notFound, ServiceError } from '../errors.ts'

/** The share that a token leads to. Throws `NOT_FOUND` where there is none (any more) or its owner's account is disabled, `LINK_EXPIRED`. */
export async function findShared(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  token: string,
): Promise<ShareRow> {
  const found = await store.shares.find(hashSecret(token))
  if (!found || found.user.disabled) throw notFound('share')
  const { share } = found
  if (share.expiresAt > clock().toISOString()) return share
  throw new ServiceError('LINK_EXPIRED', `This share has expired at ${share.expiresAt}`)
}
