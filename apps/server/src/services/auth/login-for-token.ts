import { StoreError } from '@tessera/db'
import type { LoginForToken } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { scopesOf } from '../actor.ts'
import { makeToken } from '../tokens/create-token.ts'
import { checkPassword } from './check-password.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'ids' | 'passwords' | 'loginLimits'>

/**
 * Makes an API token of all scopes that the account has from a name and a password, for programs that begin with nothing else. Programs that do so at each run never
 * revoke one, so the oldest token of the same name makes room when there are as many as there can be.
 */
export async function loginForToken(
  deps: Needs,
  address: string,
  input: LoginForToken,
): Promise<{ token: string; id: string }> {
  const { name, ...login } = input
  const user = await checkPassword(deps, address, login)
  const token = { name, scopes: [...scopesOf(user.role)] }
  try {
    return await makeToken(deps, user.id, token)
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'QUOTA_EXCEEDED')) throw error
    const sameName = (await deps.store.tokens.list(user.id)).filter((row) => row.name === name)
    const [oldest] = sameName.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    if (!oldest) throw error
    await deps.store.tokens.delete(user.id, oldest.id)
    return makeToken(deps, user.id, token)
  }
}
