import { ById } from '../../contract/inputs.ts'
import { listSessions } from '../../services/sessions/list-sessions.ts'
import { revokeSession } from '../../services/sessions/revoke-session.ts'
import { procedure, router } from '../init.ts'

export const sessionsRouter = router({
  list: procedure.query(({ ctx }) => listSessions(ctx.deps, ctx.account)),
  revoke: procedure.input(ById).mutation(({ ctx, input }) => revokeSession(ctx.deps, ctx.account, input)),
})
