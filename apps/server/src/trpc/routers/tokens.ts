import { ById, NewToken } from '../../contract/inputs.ts'
import { createToken } from '../../services/tokens/create-token.ts'
import { deleteToken } from '../../services/tokens/delete-token.ts'
import { listTokens } from '../../services/tokens/list-tokens.ts'
import { procedure, router } from '../init.ts'

export const tokensRouter = router({
  list: procedure.query(({ ctx }) => listTokens(ctx.deps, ctx.account)),
  create: procedure.input(NewToken).mutation(({ ctx, input }) => createToken(ctx.deps, ctx.account, input)),
  delete: procedure.input(ById).mutation(({ ctx, input }) => deleteToken(ctx.deps, ctx.account, input)),
})
