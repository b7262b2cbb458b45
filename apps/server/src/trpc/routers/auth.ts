import { LogoutEverywhere, Register } from '../../contract/account-inputs.ts'
import { Login, LoginForToken } from '../../contract/inputs.ts'
import { getRegistration } from '../../services/auth/get-registration.ts'
import { login } from '../../services/auth/login.ts'
import { loginForToken } from '../../services/auth/login-for-token.ts'
import { logout } from '../../services/auth/logout.ts'
import { logoutEverywhere } from '../../services/auth/logout-everywhere.ts'
import { register } from '../../services/auth/register.ts'
import { procedure, publicProcedure, router } from '../init.ts'

export const authRouter = router({
  registration: publicProcedure.query(({ ctx }) => getRegistration(ctx.deps)),
  register: publicProcedure.input(Register).mutation(async ({ ctx, input }) => {
    const { user, secret } = await register(ctx.deps, ctx.request, input)
    ctx.request.startSession(secret)
    return { user }
  }),
  login: publicProcedure.input(Login).mutation(async ({ ctx, input }) => {
    const { user, secret } = await login(ctx.deps, ctx.request, input)
    ctx.request.startSession(secret)
    return { user }
  }),
  logout: procedure.mutation(async ({ ctx }) => {
    await logout(ctx.deps, ctx.account)
    ctx.request.endSession()
  }),
  logoutEverywhere: procedure.input(LogoutEverywhere).mutation(async ({ ctx, input }) => {
    await logoutEverywhere(ctx.deps, ctx.account, input)
    if (!input.keepCurrent && ctx.account.session !== null) ctx.request.endSession()
  }),
  token: publicProcedure
    .input(LoginForToken)
    .mutation(({ ctx, input }) => loginForToken(ctx.deps, ctx.request.address, input)),
})
