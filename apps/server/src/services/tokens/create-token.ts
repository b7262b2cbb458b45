import type { NewToken } from '../../contract/inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { hashSecret, makeSecret } from '../auth/credentials.ts'
import { ServiceError } from '../errors.ts'

type Needs = Pick<Deps, 'store' | 'clock' | 'ids'>

/** Makes an API token; its text is in this answer and nowhere else. Throws `FORBIDDEN` for a scope that the actor has not itself. */
export async function createToken(
  deps: Needs,
  actor: Actor,
  input: NewToken,
): Promise<{ token: string; id: string }> {
  requireScope(actor, 'write')
  const excess = input.scopes.find((scope) => !actor.scopes.includes(scope))
  if (excess) throw new ServiceError('FORBIDDEN', `This credential cannot give the ${excess} scope away`)
  return makeToken(deps, actor.userId, input)
}

export async function makeToken(
  { store, clock, ids }: Needs,
  userId: string,
  input: NewToken,
): Promise<{ token: string; id: string }> {
  const { name, scopes, expiresInDays } = input
  const token = makeSecret('tst')
  const id = ids()
  const created = clock()
  const expiresAt =
    expiresInDays === undefined
      ? null
      : new Date(created.getTime() + expiresInDays * 86_400_000).toISOString()
  await store.tokens.create({
    id,
    hash: hashSecret(token),
    userId,
    name,
    scopes,
    createdAt: created.toISOString(),
    expiresAt,
  })
  return { token, id }
}
