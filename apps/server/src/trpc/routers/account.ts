import { ChangePassword, DeleteAccount } from '../../contract/account-inputs.ts'
import { changePassword } from '../../services/account/change-password.ts'
import { deleteAccount } from '../../services/account/delete-account.ts'
import { getMe } from '../../services/account/get-me.ts'
import { procedure, router } from '../init.ts'

export const accountRouter = router({
  me: procedure.query(({ ctx }) => getMe(ctx.deps, ctx.account)),
  changePassword: procedure
    .input(ChangePassword)
    .mutation(({ ctx, input }) =>
      changePassword(ctx.deps, ctx.account, { ...input, address: ctx.request.address }),
    ),
  delete: procedure.input(DeleteAccount).mutation(async ({ ctx, input }) => {
    await deleteAccount(ctx.deps, ctx.account, { ...input, address: ctx.request.address })
    if (ctx.account.session !== null) ctx.request.endSession()
  }),
})
