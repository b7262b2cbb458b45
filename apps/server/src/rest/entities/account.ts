import { z } from 'zod'
import { Quota, User } from '../../contract/objects.ts'
import { getMe } from '../../services/account/get-me.ts'
import { ok, type Route, route } from '../route.ts'

export const accountRoutes: readonly Route[] = [
  route('GET /api/v1/me', {
    summary: 'The account and its quota',
    tag: 'account',
    responses: { 200: z.object({ user: User, quota: Quota }) },
    run: async ({ deps, actor }) => ok(await getMe(deps, actor())),
  }),
]
