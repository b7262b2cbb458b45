import type { ById } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { notFound } from '../errors.ts'

/** Revokes a token at once. */
export async function deleteToken(
  { store, revocations }: Pick<Deps, 'store' | 'revocations'>,
  actor: Actor,
  { id }: ById,
): Promise<void> {
  requireScope(actor, 'write')
  if (!(await store.tokens.delete(actor.userId, id))) throw notFound('token')
  revocations.announce(actor.userId)
}
