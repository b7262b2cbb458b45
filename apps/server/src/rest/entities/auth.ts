import { z } from 'zod'
import { LogoutEverywhere, Register } from '../../contract/account-inputs.ts'
import { Registration } from '../../contract/account-objects.ts'
import { Login, LoginForToken } from '../../contract/inputs.ts'
import { User } from '../../contract/objects.ts'
import { getRegistration } from '../../services/auth/get-registration.ts'
import { login } from '../../services/auth/login.ts'
import { loginForToken } from '../../services/auth/login-for-token.ts'
import { logout } from '../../services/auth/logout.ts'
import { logoutEverywhere } from '../../services/auth/logout-everywhere.ts'
import { register } from '../../services/auth/register.ts'
import { NewSecret } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

export const authRoutes: readonly Route[] = [
  route('GET /api/v1/auth/registration', {
    summary: 'Who may register',
    tag: 'auth',
    public: true,
    responses: { 200: Registration },
    run: async ({ deps }) => ok(await getRegistration(deps)),
  }),
  route('POST /api/v1/auth/register', {
    summary: 'Make an account and log in',
    tag: 'auth',
    public: true,
    errors: ['CONFLICT', 'NOT_FOUND'],
    body: Register,
    responses: { 201: z.object({ user: User }) },
    async run({ deps, address, userAgent, startSession }, { body }) {
      const { user, secret } = await register(deps, { address, userAgent }, body)
      startSession(secret)
      return created({ user })
    },
  }),
  route('POST /api/v1/auth/login', {
    summary: 'Log in: begins a session in a cookie',
    tag: 'auth',
    public: true,
    errors: ['UNAUTHENTICATED'],
    body: Login,
    responses: { 200: z.object({ user: User }) },
    async run({ deps, address, userAgent, startSession }, { body }) {
      const { user, secret } = await login(deps, { address, userAgent }, body)
      startSession(secret)
      return ok({ user })
    },
  }),
  route('POST /api/v1/auth/logout', {
    summary: 'Log out: ends the session of the cookie',
    tag: 'auth',
    responses: { 204: null },
    async run({ deps, actor, endSession }) {
      await logout(deps, actor())
      endSession()
      return noContent
    },
  }),
  route('POST /api/v1/auth/logout-everywhere', {
    summary: 'End all sessions, in all browsers; API tokens stay',
    tag: 'auth',
    body: LogoutEverywhere,
    responses: { 204: null },
    async run({ deps, actor, endSession }, { body }) {
      await logoutEverywhere(deps, actor(), body)
      if (!body.keepCurrent && actor().session !== null) endSession()
      return noContent
    },
  }),
  route('POST /api/v1/auth/token', {
    summary: 'Get an API token for a user name and a password',
    tag: 'auth',
    public: true,
    errors: ['UNAUTHENTICATED', 'QUOTA_EXCEEDED'],
    body: LoginForToken,
    responses: { 201: NewSecret },
    run: async ({ deps, address }, { body }) => created(await loginForToken(deps, address, body)),
  }),
]
