import { z } from 'zod'
import { ChangePassword, DeleteAccount } from '../../contract/account-inputs.ts'
import { Quota, User } from '../../contract/objects.ts'
import { changePassword } from '../../services/account/change-password.ts'
import { deleteAccount } from '../../services/account/delete-account.ts'
import { getMe } from '../../services/account/get-me.ts'
import { noContent, ok, type Route, route } from '../route.ts'

export const accountRoutes: readonly Route[] = [
  route('GET /api/v1/me', {
    summary: 'The account and its quota',
    tag: 'account',
    responses: { 200: z.object({ user: User, quota: Quota }) },
    run: async ({ deps, actor }) => ok(await getMe(deps, actor())),
  }),
  route('POST /api/v1/me/password', {
    summary: 'Change the password; all other sessions end',
    tag: 'account',
    body: ChangePassword,
    responses: { 204: null },
    run: async ({ deps, actor, address }, { body }) =>
      changePassword(deps, actor(), { ...body, address }).then(() => noContent),
  }),
  route('POST /api/v1/me/delete', {
    summary: 'Delete the account with all images, for good',
    tag: 'account',
    errors: ['CONFLICT'],
    body: DeleteAccount,
    responses: { 204: null },
    async run({ deps, actor, address, endSession }, { body }) {
      await deleteAccount(deps, actor(), { ...body, address })
      if (actor().session !== null) endSession()
      return noContent
    },
  }),
]
