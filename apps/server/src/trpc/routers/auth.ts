import { Credentials, Login, LoginForToken } from '../../contract/inputs.ts'
import { login } from '../../services/auth/login.ts'
import { loginForToken } from '../../services/auth/login-for-token.ts'
import { logout } from '../../services/auth/logout.ts'
import { register } from '../../services/auth/register.ts'
import { procedure, publicProcedure, router } from '../init.ts'

export const authRouter = router({
  register: publicProcedure.input(Credentials).mutation(async ({ ctx, input }) => {
    const { user, secret } = await register(ctx.deps, ctx.address, input)
    ctx.startSession(secret)
    return { user }
  }),
  login: publicProcedure.input(Login).mutation(async ({ ctx, input }) => {
    const { user, secret } = await login(ctx.deps, ctx.address, input)
    ctx.startSession(secret)
    return { user }
  }),
  logout: procedure.mutation(async ({ ctx }) => {
    await logout(ctx.deps, ctx.account)
    ctx.endSession()
  }),
  token: publicProcedure
    .input(LoginForToken)
    .mutation(({ ctx, input }) => loginForToken(ctx.deps, ctx.address, input)),
})
