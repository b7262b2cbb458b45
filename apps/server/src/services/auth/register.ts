import type { Credentials } from '../../contract/inputs.ts'
import type { User } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { ServiceError } from '../errors.ts'
import { toUser } from '../views.ts'

type Needs = Pick<Deps, 'store' | 'config' | 'clock' | 'ids' | 'sessions' | 'passwords' | 'loginLimits'>

/** Makes an account and logs it in, in one change. The first account of a server is its admin. Throws `CONFLICT` for a name that is taken. */
export async function register(
  { store, config, clock, ids, sessions, passwords, loginLimits }: Needs,
  address: string,
  { username, password }: Credentials,
): Promise<{ user: User; secret: string }> {
  if (config.registration === 'closed')
    throw new ServiceError('FORBIDDEN', 'Registration is closed on this server')
  await loginLimits.register(address)
  const id = ids()
  const passwordHash = await passwords.hash(password)
  const { secret, row } = sessions.prepare(id)
  const createdAt = clock().toISOString()
  const user = await store.users.create(
    { id, username, passwordHash, disabled: false, quota: {}, createdAt },
    { session: row },
  )
  return { user: toUser(user), secret }
}
