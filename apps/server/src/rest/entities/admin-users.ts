import { z } from 'zod'
import { NewPassword, NewUser, UserPatch, UserQuery } from '../../contract/admin-inputs.ts'
import { Account } from '../../contract/admin-objects.ts'
import { ById } from '../../contract/inputs.ts'
import { createUser } from '../../services/users/create-user.ts'
import { deleteUser } from '../../services/users/delete-user.ts'
import { getUser } from '../../services/users/get-user.ts'
import { listUsers } from '../../services/users/list-users.ts'
import { resetPassword } from '../../services/users/reset-password.ts'
import { updateUser } from '../../services/users/update-user.ts'
import { page } from '../answers.ts'
import { created, noContent, ok, type Route, route } from '../route.ts'

const One = z.object({ user: Account })

/** Only for admins: everybody else is told FORBIDDEN. */
export const adminUsersRoutes: readonly Route[] = [
  route('GET /api/v1/admin/users', {
    summary: 'List the accounts, with what each uses',
    tag: 'admin',
    query: UserQuery,
    responses: { 200: page({ users: z.array(Account) }) },
    run: async ({ deps, actor }, { query }) => ok(await listUsers(deps, actor(), query)),
  }),
  route('POST /api/v1/admin/users', {
    summary: 'Make an account for somebody',
    tag: 'admin',
    body: NewUser,
    responses: { 201: One },
    run: async ({ deps, actor }, { body }) => created(await createUser(deps, actor(), body)),
  }),
  route('GET /api/v1/admin/users/{id}', {
    summary: 'Get an account',
    tag: 'admin',
    params: ById,
    responses: { 200: One },
    run: async ({ deps, actor }, { params }) => ok(await getUser(deps, actor(), params)),
  }),
  route('PATCH /api/v1/admin/users/{id}', {
    summary: 'Change an account: its role, its limits, whether it is disabled',
    tag: 'admin',
    params: ById,
    errors: ['CONFLICT'],
    example: { disabled: false, quota: { images: 100 } },
    body: UserPatch,
    responses: { 200: One },
    run: async ({ deps, actor }, { params, body }) =>
      ok(await updateUser(deps, actor(), { ...params, ...body })),
  }),
  route('POST /api/v1/admin/users/{id}/password', {
    summary: 'Give an account a new password; its sessions and API tokens end',
    tag: 'admin',
    params: ById,
    body: NewPassword,
    responses: { 204: null },
    run: async ({ deps, actor }, { params, body }) =>
      resetPassword(deps, actor(), { ...params, ...body }).then(() => noContent),
  }),
  route('DELETE /api/v1/admin/users/{id}', {
    summary: 'Delete an account with all that it holds, for good',
    tag: 'admin',
    params: ById,
    errors: ['CONFLICT'],
    responses: { 204: null },
    run: async ({ deps, actor }, { params }) => deleteUser(deps, actor(), params).then(() => noContent),
  }),
]
