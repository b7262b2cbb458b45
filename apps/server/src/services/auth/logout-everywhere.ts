import type { LogoutEverywhere } from '../../contract/account-inputs.ts'
import type { Deps } from '../../deps.ts'
import { type Actor, requireScope } from '../actor.ts'
import { ownSession } from './own-session.ts'

/** Ends all sessions of the actor, its own too unless that is to be kept. API tokens stay. */
export async function logoutEverywhere(
  { store, revocations }: Pick<Deps, 'store' | 'revocations'>,
  actor: Actor,
  { keepCurrent }: LogoutEverywhere,
): Promise<void> {
  requireScope(actor, 'write')
  await store.sessions.deleteAll(actor.userId, { except: keepCurrent ? ownSession(actor) : null })
  revocations.announce(actor.userId)
}
