import type { Token } from '../../contract/objects.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'

/** All tokens of the actor, without their secrets. There are few, so they come as one page. */
export async function listTokens(
  { store }: Pick<Deps, 'store'>,
  actor: Actor,
): Promise<{ tokens: Token[]; nextCursor: null; total: number }> {
  requireScope(actor, 'read')
  const rows = await store.tokens.list(actor.userId)
  const tokens = rows.map(({ id, name, scopes, createdAt, expiresAt }) => ({
    id,
    name,
    scopes,
    createdAt,
    expiresAt,
  }))
  return { tokens, nextCursor: null, total: tokens.length }
}
