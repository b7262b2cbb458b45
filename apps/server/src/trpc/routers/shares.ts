import { ById, PageQuery } from '../../contract/inputs.ts'
import { NewShare, OpenShare, UnlockShare, UpdateShare } from '../../contract/share-inputs.ts'
import { createShare } from '../../services/shares/create-share.ts'
import { deleteShare } from '../../services/shares/delete-share.ts'
import { getShare } from '../../services/shares/get-share.ts'
import { listShares } from '../../services/shares/list-shares.ts'
import { openShare } from '../../services/shares/open-share.ts'
import { unlockShare } from '../../services/shares/unlock-share.ts'
import { updateShare } from '../../services/shares/update-share.ts'
import { procedure, publicProcedure, router } from '../init.ts'

export const sharesRouter = router({
  list: procedure.input(PageQuery).query(({ ctx, input }) => listShares(ctx.deps, ctx.account, input)),
  get: procedure.input(ById).query(({ ctx, input }) => getShare(ctx.deps, ctx.account, input)),
  create: procedure.input(NewShare).mutation(({ ctx, input }) => createShare(ctx.deps, ctx.account, input)),
  update: procedure
    .input(UpdateShare)
    .mutation(({ ctx, input }) => updateShare(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deleteShare(ctx.deps, ctx.account, input)),
})

/** For those who have the link. */
export const sharedRouter = router({
  /** A mutation, though it only looks: the input of a query is in the address, which logs and proxies keep, and the token is a credential. */
  open: publicProcedure
    .input(OpenShare)
    .mutation(({ ctx, input }) => openShare(ctx.deps, ctx.request.address, input)),
  unlock: publicProcedure
    .input(UnlockShare)
    .mutation(({ ctx, input }) => unlockShare(ctx.deps, ctx.request.address, input)),
})
