import type { UnlockShare } from '../../contract/share-inputs.ts'
import type { ShareGrant } from '../../contract/share-objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError } from '../errors.ts'
import { findShared } from './find-shared.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'passwords' | 'loginLimits' | 'sharing'>

/**
 * Gives a grant for a share's password: it opens the share for an hour, and no longer than the share lives. Guesses are limited as those of a log-in
 * are: throws `UNAUTHENTICATED`, `RATE_LIMITED`, and `INVALID_INPUT` for a share that has no password.
 */
export async function unlockShare(
  deps: Needs,
  address: string,
  { token, password }: UnlockShare,
): Promise<ShareGrant> {
  const share = await findShared(deps, token)
  if (share.passwordHash === null)
    throw new ServiceError('INVALID_INPUT', 'This share has no password: it can be opened without')
  // No user name has a space in it, so this counts with nobody's log-ins but the address's.
  const attempt = await deps.loginLimits.attempt({ address, username: `share ${share.hash}` })
  if (!(await deps.passwords.verify(share.passwordHash, password)))
    throw new ServiceError('UNAUTHENTICATED', 'The password is wrong', { details: { password: 'wrong' } })
  await attempt.succeeded()
  return deps.sharing.grants.give(share)
}
