import type { Login } from '../../contract/inputs.ts'
import type { User } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { toUser } from '../views.ts'
import { checkPassword } from './check-password.ts'
import type { Visitor } from './sessions.ts'

type Needs = Pick<Deps, 'store' | 'sessions' | 'passwords' | 'loginLimits'>

/** Begins a session. Throws `UNAUTHENTICATED` or `RATE_LIMITED`. */
export async function login(
  deps: Needs,
  visitor: Visitor,
  input: Login,
): Promise<{ user: User; secret: string }> {
  const user = await checkPassword(deps, visitor.address, input)
  const { secret, row } = deps.sessions.prepare(user.id, visitor)
  await deps.store.sessions.create(row)
  return { user: toUser(user), secret }
}
