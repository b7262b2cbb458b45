import type { Deps } from '../../deps.ts'
import type { Actor } from '../actor.ts'

/** Ends the session that asks. An API token is not a session: it is revoked by its id. */
export async function logout({ sessions }: Pick<Deps, 'sessions'>, actor: Actor): Promise<void> {
  if (actor.session !== null) await sessions.end(actor.session)
}
