import { tokenScopes } from '@tessera/db'
import type { LoginForToken } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { makeToken } from '../tokens/create-token.ts'
import { checkPassword } from './check-password.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'ids' | 'passwords' | 'loginLimits'>

/** Makes an API token of all scopes from a name and a password, for programs that begin with nothing else. */
export async function loginForToken(
  deps: Needs,
  address: string,
  input: LoginForToken,
): Promise<{ token: string; id: string }> {
  const { name, ...login } = input
  const user = await checkPassword(deps, address, login)
  return makeToken(deps, user.id, { name, scopes: [...tokenScopes] })
}
