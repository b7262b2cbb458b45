import { z } from 'zod'
import { Session } from '../../contract/account-objects.ts'
import { ById } from '../../contract/inputs.ts'
import { listSessions } from '../../services/sessions/list-sessions.ts'
import { revokeSession } from '../../services/sessions/revoke-session.ts'
import { page } from '../answers.ts'
import { noContent, ok, type Route, route } from '../route.ts'

export const sessionsRoutes: readonly Route[] = [
  route('GET /api/v1/sessions', {
    summary: 'List the sessions: where somebody is logged in',
    tag: 'sessions',
    responses: { 200: page({ sessions: z.array(Session) }) },
    run: async ({ deps, actor }) => ok(await listSessions(deps, actor())),
  }),
  route('DELETE /api/v1/sessions/{id}', {
    summary: 'End a session',
    tag: 'sessions',
    params: ById,
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => revokeSession(deps, actor(), params).then(() => noContent),
  }),
]
