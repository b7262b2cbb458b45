import { tracked } from '@trpc/server'
import { FollowEvents } from '../../contract/inputs.ts'
import { followEvents } from '../../services/events/follow-events.ts'
import { procedure, router } from '../init.ts'

export const eventsRouter = router({
  /** What happens to the account's images and jobs, live; a client that reconnects goes on after the last event it saw. */
  follow: procedure.input(FollowEvents).subscription(async function* ({ ctx, input, signal }) {
    const after = input.lastEventId ? Number(input.lastEventId) : null
    const following = followEvents(ctx.deps, ctx.account, {
      after,
      signal: signal ?? AbortSignal.any([]),
      isStillIn: ctx.request.isStillIn,
    })
    for await (const event of following) yield tracked(String(event.seq), event)
  }),
})
