import { ById, NewUpload } from '../../contract/inputs.ts'
import { announceUpload } from '../../services/uploads/announce-upload.ts'
import { cancelTicket } from '../../services/uploads/cancel-ticket.ts'
import { getTicket } from '../../services/uploads/get-ticket.ts'
import { procedure, router } from '../init.ts'

/** The bytes themselves are put to the address that `create` answers with. */
export const uploadsRouter = router({
  create: procedure
    .input(NewUpload)
    .mutation(({ ctx, input }) =>
      announceUpload(ctx.deps, ctx.account, { ...input, address: ctx.request.address }),
    ),
  get: procedure.input(ById).query(({ ctx, input }) => getTicket(ctx.deps, ctx.account, input)),
  cancel: procedure.input(ById).mutation(({ ctx, input }) => cancelTicket(ctx.deps, ctx.account, input)),
})
