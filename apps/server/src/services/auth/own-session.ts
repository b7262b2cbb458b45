import type { Actor } from '../actor.ts'
import { hashSecret } from './credentials.ts'

/** The session that asks, as the store knows it; null for an API token. */
export function ownSession({ session }: Actor): string | null {
  return session === null ? null : hashSecret(session)
}
