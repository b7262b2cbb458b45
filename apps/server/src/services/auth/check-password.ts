import type { UserRow } from '@tessera/db'
import type { Login } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError } from '../errors.ts'

/** Answers with the account that this password opens. Throws `UNAUTHENTICATED`, in the same time and words whatever was wrong, or `RATE_LIMITED`. */
export async function checkPassword(
  { store, passwords, loginLimits }: Pick<Deps, 'store' | 'passwords' | 'loginLimits'>,
  address: string,
  { username, password }: Login,
): Promise<UserRow> {
  const attempt = await loginLimits.attempt({ address, username })
  const user = await store.users.getByUsername(username)
  const right = await passwords.verify(user?.passwordHash ?? null, password)
  if (!user || !right || user.disabled)
    throw new ServiceError('UNAUTHENTICATED', 'The user name or the password is wrong')
  await attempt.succeeded()
  return user
}
