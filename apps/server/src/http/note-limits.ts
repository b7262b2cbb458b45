import type { ServerResponse } from 'node:http'
import type { LimitState, NoteLimit } from '../services/consume.ts'

/** The headers that say how a limit stands; pages of other origins may read them. */
export const limitHeaders = [
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'RateLimit-Policy',
] as const

/**
 * Tells the client how it stands with the limits that count this request, as draft-ietf-httpapi-ratelimit-headers-06 has it; of several
 * the one of which least is left.
 */
export function createLimitNote(response: ServerResponse): NoteLimit {
  let told: LimitState | null = null
  return (state) => {
    if (response.headersSent || (told && told.remaining <= state.remaining)) return
    told = state
    const values = {
      'RateLimit-Limit': state.limit,
      'RateLimit-Remaining': state.remaining,
      'RateLimit-Reset': state.resetSeconds,
      'RateLimit-Policy': `${state.limit};w=${state.windowSeconds}`,
    } satisfies Record<(typeof limitHeaders)[number], string | number>
    for (const [name, value] of Object.entries(values)) response.setHeader(name, String(value))
  }
}
