import { getMe } from '../../services/account/get-me.ts'
import { procedure, router } from '../init.ts'

export const accountRouter = router({
  me: procedure.query(({ ctx }) => getMe(ctx.deps, ctx.account)),
})
