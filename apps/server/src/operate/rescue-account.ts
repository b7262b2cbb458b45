import { randomBytes } from 'node:crypto'
import type { Deps } from '../deps.ts'

export interface Rescued {
  username: string
  role: 'admin' | 'member'
  password: string
}

/**
 * For the operator who is locked out: gives an account a new password, enables it and, where that is asked for, makes it an admin. All of its
 * sessions and API tokens end in the same change. Null when there is no such account.
 */
export async function rescueAccount(
  { store, passwords }: Pick<Deps, 'store' | 'passwords'>,
  { username, asAdmin }: { username: string; asAdmin: boolean },
): Promise<Rescued | null> {
  const user = await store.users.getByUsername(username)
  if (!user) return null
  const password = randomBytes(12).toString('base64url')
  const row = await store.users.update(
    user.id,
    {
      passwordHash: await passwords.hash(password),
      disabled: false,
      ...(asAdmin && { role: 'admin' as const }),
    },
    { endSessions: { except: null }, revokeTokens: true },
  )
  return { username: row.username, role: row.role, password }
}
